import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk.bundled.js";
import type { Box, Layout, Point, Route } from "@/lib/domain/flows/diagram/schema";

/** A drawing to lay out: boxes, some inside others, and lines between them. */
export interface Graph {
  readonly groups: readonly { readonly id: string; readonly parent: string | null }[];
  readonly nodes: readonly { readonly id: string; readonly parent: string | null }[];
  readonly edges: readonly GraphEdge[];
}
interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Room for what is written beside the line; null where nothing is. */
  readonly label: { readonly width: number; readonly height: number } | null;
}

export const NODE = { width: 190, height: 56 } as const;
const OPTIONS = {
  "elk.algorithm": "layered",
  // Down: a drawing with words beside its lines then fits a page and a screen without a magnifying glass.
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.json.edgeCoords": "ROOT",
  "elk.layered.spacing.nodeNodeBetweenLayers": "44",
  "elk.layered.spacing.edgeNodeBetweenLayers": "18",
  "elk.spacing.nodeNode": "28",
  "elk.spacing.edgeNode": "18",
  "elk.spacing.edgeEdge": "14",
  "elk.spacing.edgeLabel": "6",
} as const;
/** Above this the last per cent of beauty takes most of the time. */
const MANY = 80;
const QUICK = { "elk.layered.thoroughness": "1" } as const;
/** Room above the boxes of a group for its name. */
const PADDING = { "elk.padding": "[top=36,left=16,bottom=16,right=16]" } as const;

/** Whoever computes: it takes up to seconds, so a server gives it a thread of its own. */
export type Engine = (graph: ElkNode) => Promise<ElkNode>;

/** Places everything from top to bottom, zone by zone. The same graph always gives the same layout. */
export async function layOut(graph: Graph, engine: Engine): Promise<Layout> {
  const isFull = graph.nodes.length > MANY;
  const laid = await engine({
    id: "root",
    layoutOptions: isFull ? { ...OPTIONS, ...QUICK } : OPTIONS,
    children: childrenOf(graph, null),
    edges: graph.edges.map(({ id, from, to, label }) => ({
      ...{ id, sources: [from], targets: [to] },
      ...(!isFull && label && { labels: [{ text: id, ...label }] }),
    })),
  });
  return {
    boxes: Object.fromEntries((laid.children ?? []).flatMap(boxesIn)),
    routes: Object.fromEntries(linesIn(laid)),
  };
}

/** A line lies in the list of the innermost box around both its ends. */
function linesIn({ edges = [], children = [] }: ElkNode): [string, Route][] {
  return [...edges.map(routeOf), ...children.flatMap(linesIn)];
}

function routeOf({ id, sections = [], labels = [] }: ElkExtendedEdge): [string, Route] {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) =>
    [startPoint, ...bendPoints, endPoint].map(({ x, y }) => ({ x, y })),
  );
  const [label] = labels;
  return [id, { points, label: label ? middleOf(label) : null }];
}

const middleOf = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Point => ({
  x: x + width / 2,
  y: y + height / 2,
});

function childrenOf(graph: Graph, parent: string | null): ElkNode[] {
  const groups = graph.groups.filter((one) => one.parent === parent);
  const nodes = graph.nodes.filter((one) => one.parent === parent);
  return [
    ...groups.map(({ id }) => ({ id, layoutOptions: PADDING, children: childrenOf(graph, id) })),
    ...nodes.map(({ id }) => ({ id, ...NODE })),
  ];
}

function boxesIn(node: ElkNode): [string, Box][] {
  const { id, x = 0, y = 0, width = NODE.width, height = NODE.height } = node;
  return [[id, { x, y, width, height }], ...(node.children ?? []).flatMap(boxesIn)];
}

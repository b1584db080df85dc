import ELK, { type ElkNode } from "elkjs/lib/elk.bundled.js";

/** A drawing to lay out: boxes, some inside others, and lines between them. */
export interface Graph {
  readonly groups: readonly { readonly id: string; readonly parent: string | null }[];
  readonly nodes: readonly { readonly id: string; readonly parent: string | null }[];
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

/** Where a box stands inside the one around it. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export type Layout = Readonly<Record<string, Box>>;

export const NODE = { width: 190, height: 56 } as const;
const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.layered.spacing.nodeNodeBetweenLayers": "90",
  "elk.spacing.nodeNode": "28",
} as const;
/** Above this the last per cent of beauty takes most of the time. */
const MANY = 80;
const QUICK = { "elk.layered.thoroughness": "1" } as const;
/** Room above the boxes of a group for its name. */
const PADDING = { "elk.padding": "[top=36,left=16,bottom=16,right=16]" } as const;

/** Places everything from left to right, zone by zone. The same graph always gives the same layout. */
export async function layOut(graph: Graph): Promise<Layout> {
  const elk = new ELK();
  const laid = await elk.layout({
    id: "root",
    layoutOptions: graph.nodes.length > MANY ? { ...OPTIONS, ...QUICK } : OPTIONS,
    children: childrenOf(graph, null),
    edges: graph.edges.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  });
  return Object.fromEntries((laid.children ?? []).flatMap(boxesIn));
}

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

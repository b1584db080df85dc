import type {
  Diagram,
  DiagramEdge,
  DiagramGroup,
  DiagramNode,
} from "@/lib/domain/flows/diagram/schema";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Drawn {
  readonly groups: readonly (DiagramGroup & Box)[];
  readonly nodes: readonly (DiagramNode & Box)[];
  readonly edges: readonly DiagramEdge[];
}

const NOWHERE: Box = { x: 0, y: 0, width: 190, height: 56 };

/** The diagram with the place of everything inside what is around it; what people moved stays there. */
export function drawn(diagram: Diagram, layout: Readonly<Record<string, Box>>): Drawn {
  const moved = new Map(diagram.positions.map(({ node, x, y }) => [node, { x, y }]));
  const boxOf = (id: string) => ({ ...(layout[id] ?? NOWHERE), ...moved.get(id) });
  return {
    groups: diagram.groups.map((one) => ({ ...one, ...boxOf(one.id) })),
    nodes: diagram.nodes.map((one) => ({ ...one, ...boxOf(one.id) })),
    edges: diagram.edges,
  };
}

/** The same with places counted from the corner of the drawing, and the room it takes. */
export function flat({ groups, nodes, edges }: Drawn) {
  const around = new Map(groups.map((one) => [one.id, one]));
  const place = (box: Box & { parent: string | null }): { x: number; y: number } => {
    const outer = box.parent === null ? undefined : around.get(box.parent);
    const { x, y } = outer ? place(outer) : { x: 0, y: 0 };
    return { x: x + box.x, y: y + box.y };
  };
  const all = [...groups, ...nodes].map((one) => ({ ...one, ...place(one) }));
  const left = Math.min(0, ...all.map(({ x }) => x));
  const top = Math.min(0, ...all.map(({ y }) => y));
  const width = Math.max(0, ...all.map((one) => one.x + one.width)) - left;
  const height = Math.max(0, ...all.map((one) => one.y + one.height)) - top;
  const at = <One extends Box & { parent: string | null }>(one: One) => {
    const { x, y } = place(one);
    return { ...one, x: x - left + MARGIN, y: y - top + MARGIN };
  };
  return {
    groups: groups.map(at),
    nodes: nodes.map(at),
    edges,
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
  };
}
const MARGIN = 16;

import type {
  Box,
  Diagram,
  DiagramEdge,
  DiagramGroup,
  DiagramNode,
  Layout,
  Point,
  Route,
} from "@/lib/domain/flows/diagram/schema";

export interface Drawn {
  readonly groups: readonly (DiagramGroup & Box)[];
  readonly nodes: readonly (DiagramNode & Box)[];
  readonly edges: readonly (DiagramEdge & { readonly route: Route | null })[];
}

const NOWHERE: Box = { x: 0, y: 0, width: 190, height: 56 };

/**
 * The diagram with the place of everything inside what is around it. What people moved stays there, and
 * the lines at it lose the way that was found for them.
 */
export function drawn(diagram: Diagram, { boxes, routes }: Layout): Drawn {
  const moved = new Map(diagram.positions.map(({ node, x, y }) => [node, { x, y }]));
  const boxOf = (id: string) => ({ ...(boxes[id] ?? NOWHERE), ...moved.get(id) });
  const routeOf = ({ id, from, to }: DiagramEdge) =>
    moved.has(from) || moved.has(to) ? null : (routes[id] ?? null);
  return {
    groups: diagram.groups.map((one) => ({ ...one, ...boxOf(one.id) })),
    nodes: diagram.nodes.map((one) => ({ ...one, ...boxOf(one.id) })),
    edges: diagram.edges.map((one) => ({ ...one, route: routeOf(one) })),
  };
}

/** Where everything stands, counted from one corner. */
function placesIn({ groups }: Drawn) {
  const around = new Map(groups.map((one) => [one.id, one]));
  const place = (box: Box & { parent: string | null }): Point => {
    const outer = box.parent === null ? undefined : around.get(box.parent);
    const { x, y } = outer ? place(outer) : { x: 0, y: 0 };
    return { x: x + box.x, y: y + box.y };
  };
  return place;
}

/** The room that boxes and lines take. */
export function boundsOf(scene: Drawn): Box {
  const place = placesIn(scene);
  const corners = [...scene.groups, ...scene.nodes].flatMap((one) => {
    const { x, y } = place(one);
    return [
      { x, y },
      { x: x + one.width, y: y + one.height },
    ];
  });
  const all = [...corners, ...scene.edges.flatMap(({ route }) => route?.points ?? [])];
  const x = Math.min(0, ...all.map((one) => one.x));
  const y = Math.min(0, ...all.map((one) => one.y));
  const width = Math.max(0, ...all.map((one) => one.x)) - x;
  const height = Math.max(0, ...all.map((one) => one.y)) - y;
  return { x, y, width, height };
}

/** The same with places counted from the corner of the drawing, and the room it takes. */
export function flat(scene: Drawn) {
  const { groups, nodes, edges } = scene;
  const place = placesIn(scene);
  const { x: left, y: top, width, height } = boundsOf(scene);
  const shifted = ({ x, y }: Point) => ({ x: x - left + MARGIN, y: y - top + MARGIN });
  const at = <One extends Box & { parent: string | null }>(one: One) => {
    return { ...one, ...shifted(place(one)) };
  };
  const led = ({ points, label }: Route): Route => ({
    points: points.map(shifted),
    label: label && shifted(label),
  });
  return {
    groups: groups.map(at),
    nodes: nodes.map(at),
    edges: edges.map((one) => ({ ...one, route: one.route && led(one.route) })),
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
  };
}
const MARGIN = 16;

/** The line through some points. */
export const lineThrough = (points: readonly Point[]): string =>
  points.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join("");

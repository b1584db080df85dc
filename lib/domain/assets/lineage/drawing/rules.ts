// Where the boxes of a lineage stand: a column a step, what came first on the left. Runs anywhere.
import { ASSET_KIND_LABELS } from "../../../scope/schema";
import type { Lineage, LineageNode } from "../schema";

const WIDE = 180;
const HIGH = 44;
const ACROSS = 60;
const BETWEEN = 16;
const EDGE = 4;
/** What fits in a box. */
const LETTERS = 24;

export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
  readonly label: string;
  readonly kind: string;
  readonly isSelf: boolean;
}

const short = (name: string) =>
  name.length > LETTERS ? `${name.slice(0, LETTERS - 1).trimEnd()}…` : name;

function boxOf(node: LineageNode, column: number, row: number): Box {
  return {
    id: node.id,
    x: EDGE + column * (WIDE + ACROSS),
    y: EDGE + row * (HIGH + BETWEEN),
    wide: WIDE,
    high: HIGH,
    label: short(node.name),
    kind: ASSET_KIND_LABELS[node.kind],
    isSelf: node.depth === 0,
  };
}

/** Boxes and the lines between them, with the size of the whole. */
export function boxesOf({ nodes, links }: Lineage) {
  const depths = [...new Set(nodes.map(({ depth }) => depth))].toSorted(
    (one, other) => one - other,
  );
  const boxes = depths.flatMap((depth, column) =>
    nodes.filter((node) => node.depth === depth).map((node, row) => boxOf(node, column, row)),
  );
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const lines = links.flatMap(({ fromId, toId, type }) => {
    const [from, to] = [byId.get(toId), byId.get(fromId)];
    return from && to ? [{ id: `${fromId} ${type} ${toId}`, d: lineOf(from, to) }] : [];
  });
  return {
    boxes,
    lines,
    width: Math.max(...boxes.map(({ x }) => x)) + WIDE + EDGE,
    height: Math.max(...boxes.map(({ y }) => y)) + HIGH + EDGE,
  };
}

/** A curve that leaves on the right and arrives on the left, also where both stand in one column. */
function lineOf(from: Box, to: Box): string {
  const [x1, y1] = [from.x + from.wide, from.y + from.high / 2];
  const [x2, y2] = [to.x, to.y + to.high / 2];
  const bend = Math.max(ACROSS, (x2 - x1) / 2);
  return `M ${x1} ${y1} C ${x1 + bend} ${y1}, ${x2 - bend} ${y2}, ${x2} ${y2}`;
}

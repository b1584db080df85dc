// How lineage closes in a circle, and which way leads where. Runs anywhere.
import type { Link } from "../graph/rules";

/**
 * The circle that fresh relations close, from an asset that would stand on itself back to it; null when
 * there is none. Every relation is a step from `fromId` to what it was made from.
 */
export function circleIn(links: readonly Link[], fresh: readonly Link[]): string[] | null {
  const parents = new Map<string, string[]>();
  for (const { fromId, toId } of [...links, ...fresh]) {
    const known = parents.get(fromId);
    if (known) known.push(toId);
    else parents.set(fromId, [toId]);
  }
  const knotted = inKnots(parents);
  for (const { fromId, toId } of fresh) {
    const way = knotted.has(fromId) && wayUp(toId, fromId, parents);
    if (way) return [fromId, ...way];
  }
  return null;
}

/** Takes away what nothing leads to any more, again and again; what stays lies on or above a circle. */
function inKnots(parents: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const left = new Map<string, number>();
  for (const [id, above] of parents) {
    left.set(id, left.get(id) ?? 0);
    for (const one of above) left.set(one, (left.get(one) ?? 0) + 1);
  }
  const free = [...left].filter(([, count]) => count === 0).map(([id]) => id);
  for (const id of free) {
    left.delete(id);
    for (const one of parents.get(id) ?? []) {
      const count = (left.get(one) ?? 0) - 1;
      left.set(one, count);
      if (count === 0) free.push(one);
    }
  }
  return new Set(left.keys());
}

/** The shortest way from `start` up to `wanted`, both ends included. */
function wayUp(
  start: string,
  wanted: string,
  parents: ReadonlyMap<string, readonly string[]>,
): string[] | null {
  const cameBy = new Map<string, string | null>([[start, null]]);
  const queue = [start];
  for (const id of queue) {
    if (id === wanted) return walkBack(id, cameBy);
    for (const parent of parents.get(id) ?? []) {
      if (cameBy.has(parent)) continue;
      cameBy.set(parent, id);
      queue.push(parent);
    }
  }
  return null;
}

function walkBack(end: string, cameBy: ReadonlyMap<string, string | null>): string[] {
  const way: string[] = [];
  for (let at: string | null | undefined = end; at; at = cameBy.get(at)) way.unshift(at);
  return way;
}

/** How many steps lie between, following relations up (to what something was made from) or down. */
export function stepsFrom(id: string, links: readonly Link[], side: "up" | "down") {
  const steps = new Map([[id, 0]]);
  const queue = [id];
  for (const at of queue) {
    for (const link of links) {
      const [here, there] = side === "up" ? [link.fromId, link.toId] : [link.toId, link.fromId];
      if (here !== at || steps.has(there)) continue;
      steps.set(there, (steps.get(at) ?? 0) + 1);
      queue.push(there);
    }
  }
  return steps;
}

/** The shortest way down from what something was made from to what serves it; null when none leads there. */
export function wayDown(from: string, to: string, links: readonly Link[]): string[] | null {
  const children = new Map<string, string[]>();
  for (const { fromId, toId } of links) {
    children.set(toId, [...(children.get(toId) ?? []), fromId]);
  }
  return wayUp(from, to, children);
}

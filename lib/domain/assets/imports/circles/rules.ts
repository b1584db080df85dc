// Lineage has a beginning: nothing is derived from itself, over any number of steps. Runs anywhere.

export interface Step {
  readonly from: string;
  readonly to: string;
}

/** The nodes of one circle, from its first to its first again; null when there is none. */
export function circleIn(steps: readonly Step[]): string[] | null {
  const next = new Map<string, string[]>();
  for (const { from, to } of steps) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  for (const start of next.keys()) {
    const circle = walk(start, next, done);
    if (circle) return circle;
  }
  return null;
}

/** Depth first with a stack of its own: a chain of thousands must not overflow the call stack. */
function walk(start: string, next: ReadonlyMap<string, string[]>, done: Set<string>) {
  const path: { node: string; left: string[] }[] = [];
  const on = new Set<string>();
  const enter = (node: string) => {
    path.push({ node, left: [...(next.get(node) ?? [])] });
    on.add(node);
  };
  if (!done.has(start)) enter(start);
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const to = top.left.pop();
    if (to === undefined) {
      path.pop();
      on.delete(top.node);
      done.add(top.node);
    } else if (on.has(to)) {
      const nodes = path.map((one) => one.node);
      return [...nodes.slice(nodes.indexOf(to)), to];
    } else if (!done.has(to)) enter(to);
  }
  return null;
}

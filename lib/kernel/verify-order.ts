import type { ClientBase } from "pg";
import type { Range } from "./merkle";
import type { Problem } from "./verdict";

/** Why a range of leaves no longer leads to its root: were they put in another order, or changed? */
interface Leaf {
  readonly index: number;
  readonly entryId: number;
  readonly leaf: Buffer;
}
interface Target {
  readonly size: number;
  readonly root: Buffer;
  readonly isKept: boolean;
}

/** @param before the tree up to the last root that held */
export async function explainRange(
  client: ClientBase,
  before: Range,
  target: Target,
): Promise<Problem> {
  const from = before.size;
  const last = target.size - 1;
  const where = from === last ? `Leaf ${from}` : `Leaves ${from} to ${last}`;
  const whose = target.isKept ? "kept checkpoint" : "checkpoint";
  const all = await readLeaves(client, from);
  const moved = misplaced(all, before, target);
  if (moved) {
    return {
      kind: "reordered",
      index: moved.index,
      entryId: moved.entryId,
      message: `${where} are in another order than the ${whose} at ${target.size} has seen; entry ${moved.entryId} stands at ${moved.index}.`,
    };
  }
  return {
    kind: "changed",
    index: from,
    entryId: from === last ? (all[0]?.entryId ?? null) : null,
    message: `${where} are not those that the ${whose} at ${target.size} has seen.`,
  };
}

async function readLeaves(client: ClientBase, from: number): Promise<Leaf[]> {
  const { rows } = await client.query<{ idx: string; entry_id: string; leaf: Buffer }>(
    "SELECT idx, entry_id, leaf FROM audit.leaf WHERE idx >= $1 ORDER BY idx",
    [from],
  );
  return rows.map((row) => ({
    index: Number(row.idx),
    entryId: Number(row.entry_id),
    leaf: row.leaf,
  }));
}

function leadsTo(before: Range, leaves: readonly Leaf[], root: Buffer): boolean {
  const range = before.copy();
  for (const { leaf } of leaves) range.push(leaf);
  return range.root().equals(root);
}

/** Entries are sealed in the order of their ids within a batch: what breaks it is out of place. */
function misplaced(all: readonly Leaf[], before: Range, target: Target): Leaf | null {
  const range = all.slice(0, target.size - before.size);
  const sorted = range.toSorted((a, b) => a.entryId - b.entryId);
  if (leadsTo(before, sorted, target.root)) {
    return range.find((leaf, at) => leaf.entryId !== sorted[at]?.entryId) ?? null;
  }
  return swappedIn(range, all.slice(range.length), before, target);
}

/** One leaf of the range changed places with a later one: put each later leaf back and see. */
function swappedIn(
  range: readonly Leaf[],
  later: readonly Leaf[],
  before: Range,
  target: Target,
): Leaf | null {
  for (const at of suspects(range)) {
    const prefix = before.copy();
    for (const { leaf } of range.slice(0, at)) prefix.push(leaf);
    const rest = range.slice(at + 1);
    // Only short remainders: each candidate costs as many hashes as follow it.
    if (rest.length > 64) continue;
    const right = later.find((one) => leadsTo(prefix, [one, ...rest], target.root));
    if (right) return range[at] ?? null;
  }
  return null;
}

/** Where the ids stop rising; in a small range, everywhere. */
function suspects(range: readonly Leaf[]): number[] {
  const all = [...range.keys()];
  if (range.length <= 16) return all;
  const falls = all.filter(
    (at) => (range[at]?.entryId ?? 0) > (range[at + 1]?.entryId ?? Number.POSITIVE_INFINITY),
  );
  return falls.flatMap((at) => [at, at + 1]).slice(0, 8);
}

import type { ClientBase } from "pg";
import { Range } from "./merkle";
import { type Checkpoint, openCheckpoint, readCheckpoint } from "./note";
import { type Report, stream, type Verdict } from "./verdict";
import { explainRange } from "./verify-order";

/** Rebuilds the tree from the stored leaves and holds it against every checkpoint and the kept one. */
interface TreeQuestion {
  readonly client: ClientBase;
  readonly verifier: string;
  readonly kept: Checkpoint | null;
}
interface LeafRow extends Record<string, unknown> {
  readonly idx: string | number;
  readonly entry_id: string | number;
  readonly leaf: Buffer;
  readonly entry_leaf: Buffer | null;
}
interface Mark {
  readonly size: number;
  readonly root: Buffer;
  readonly isKept: boolean;
}

export async function checkTree(
  question: TreeQuestion,
  report: Report,
): Promise<Omit<Verdict, "ok" | "problems">> {
  const { client, kept } = question;
  const { marks, newest } = await checkpoints(question, report);
  const range = new Range();
  let before = range.copy();
  // After the first range that differs, all later roots differ too: only the first says anything.
  let isWhole = true;
  let next = 0;
  for await (const row of leaves(client)) {
    if (Number(row.idx) !== range.size) {
      report({
        kind: "missing",
        index: range.size,
        entryId: null,
        message: `Leaves ${range.size} to ${Number(row.idx) - 1} are gone.`,
      });
      isWhole = false;
      break;
    }
    if (!row.entry_leaf) {
      report({
        kind: "missing",
        index: range.size,
        entryId: Number(row.entry_id),
        message: `Entry ${row.entry_id} is gone; its leaf is still there.`,
      });
    }
    range.push(row.leaf);
    for (let mark = marks[next]; mark?.size === range.size; mark = marks[++next]) {
      if (isWhole && !range.root().equals(mark.root)) {
        isWhole = false;
        report(await explainRange(client, before, mark));
      }
      if (isWhole) before = range.copy();
    }
  }
  if (isWhole) checkEnd(range.size, marks.slice(next), newest, report);
  await checkForgotten(client, kept !== null && range.size < kept.size, report);
  return {
    size: range.size,
    root: range.root().toString("base64"),
    checkpoint: newest?.size ?? null,
  };
}

const leaves = (client: ClientBase) =>
  stream<LeafRow>(
    client,
    "leaves",
    "SELECT l.idx, l.entry_id, l.leaf, e.leaf AS entry_leaf FROM audit.leaf l LEFT JOIN audit.entry e ON e.id = l.entry_id ORDER BY l.idx",
  );

/** Every checkpoint must be signed by the key and say what its row says. */
async function checkpoints({ client, verifier, kept }: TreeQuestion, report: Report) {
  const marks: Mark[] = [];
  let newest: { size: number; note: string } | null = null;
  for await (const row of stream<{ size: string; root: Buffer; note: string }>(
    client,
    "checkpoints",
    "SELECT size, root, note FROM audit.checkpoint ORDER BY size",
  )) {
    const size = Number(row.size);
    const said = openCheckpoint(row.note, verifier);
    const read = said ?? readCheckpoint(row.note);
    if (!said)
      report({
        kind: "signature",
        index: size,
        entryId: null,
        message: `The signature of the checkpoint at ${size} does not hold.`,
      });
    else if (said.size !== size || !said.root.equals(row.root)) {
      report({
        kind: "signature",
        index: size,
        entryId: null,
        message: `The checkpoint at ${size} says something else than its note.`,
      });
    } else newest = { size, note: row.note };
    marks.push({ size, root: read?.root ?? row.root, isKept: false });
  }
  if (kept) marks.push({ size: kept.size, root: kept.root, isKept: true });
  // The kept one first: at the same size it is the word that counts.
  marks.sort((a, b) => a.size - b.size || Number(b.isKept) - Number(a.isKept));
  return { marks, newest };
}

/** Leaves without a checkpoint were cut from it; checkpoints without leaves lost theirs. */
function checkEnd(
  size: number,
  beyond: readonly Mark[],
  newest: { size: number } | null,
  report: Report,
) {
  const [first] = beyond;
  if (first) {
    const whose = first.isKept ? "kept checkpoint" : "checkpoint";
    report({
      kind: "truncated",
      index: size,
      entryId: null,
      message: `The trail ends at ${size}; the ${whose} has seen ${first.size}: the last ${first.size - size} entries are cut off.`,
    });
  } else if (size > (newest?.size ?? 0)) {
    report({
      kind: "signature",
      index: newest?.size ?? 0,
      entryId: null,
      message: `Leaves from ${newest?.size ?? 0} on have no checkpoint that holds.`,
    });
  }
}

/** An entry is in the tree or waits for it; one that does neither has lost its place. */
async function checkForgotten(client: ClientBase, isTruncated: boolean, report: Report) {
  const { rows } = await client.query<{ id: string }>(
    `SELECT e.id FROM audit.entry e WHERE NOT EXISTS (SELECT FROM audit.leaf l WHERE l.entry_id = e.id)
      AND NOT EXISTS (SELECT FROM audit.unsealed u WHERE u.id = e.id) ORDER BY e.id LIMIT 100`,
  );
  for (const { id } of rows) {
    report({
      kind: isTruncated ? "truncated" : "missing",
      index: null,
      entryId: Number(id),
      message: `Entry ${id} is no longer in the tree, nor does it wait for it.`,
    });
  }
}

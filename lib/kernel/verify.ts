import type { ClientBase } from "pg";
import { pools } from "@/lib/platform/db";
import { openCheckpoint, readCheckpoint } from "./note";
import { ownVerifierKey } from "./trail-key";
import type { Problem, Report, Verdict } from "./verdict";
import { checkRecords } from "./verify-records";
import { checkTree } from "./verify-tree";

/** Recomputes the whole trail from its stored bytes, in one snapshot, in constant memory. */
export interface Question {
  readonly client: ClientBase;
  readonly verifier: string;
  /** A checkpoint kept outside the database; only it shows that the end was cut off. */
  readonly kept?: string;
}

/** A trail that is wrong everywhere need not be listed whole. */
const ENOUGH = 1000;

/** Verifies with any connection that may read the trail, and any key. */
export async function verifyWith({ client, verifier, kept }: Question): Promise<Verdict> {
  const problems: Problem[] = [];
  const report: Report = (problem) => {
    if (problems.length < ENOUGH) problems.push(problem);
  };
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    const keptCheckpoint = kept === undefined ? null : openKept(kept, verifier, report);
    const tree = await checkTree({ client, verifier, kept: keptCheckpoint }, report);
    await checkRecords(client, report);
    await checkGuards(client, report);
    return { ok: problems.length === 0, ...tree, problems };
  } finally {
    await client.query("ROLLBACK");
  }
}

function openKept(note: string, verifier: string, report: Report) {
  const opened = openCheckpoint(note, verifier);
  if (opened) return opened;
  const said = readCheckpoint(note);
  const name = verifier.slice(0, verifier.indexOf("+"));
  const why =
    said && said.origin !== name
      ? `it belongs to ${said.origin}, not to ${name}`
      : "its signature does not hold";
  report({
    kind: "signature",
    index: said?.size ?? null,
    entryId: null,
    message: `The kept checkpoint cannot be used: ${why}.`,
  });
  return null;
}

/** Triggers that were taken away let changes through unseen, so a trail without them is not whole. */
async function checkGuards(client: ClientBase, report: Report) {
  const { rows } = await client.query<{ what: string; wrong: string }>(
    "SELECT what, wrong FROM audit.unwatched",
  );
  for (const { what, wrong } of rows) {
    report({ kind: "changed", index: null, entryId: null, message: `${what}: ${wrong}.` });
  }
}

/** Verifies this installation's trail with its own key, as the read-only log-in. */
export async function verifyTrail(kept?: string): Promise<Verdict> {
  const client = await pools.reader().connect();
  try {
    const verifier = await ownVerifierKey(client);
    return await verifyWith({ client, verifier, ...(kept !== undefined && { kept }) });
  } finally {
    client.release();
  }
}

/** @returns the public key with which anyone can check this installation's checkpoints (C2SP form). */
export async function trailKey(): Promise<string> {
  return ownVerifierKey(pools.reader());
}

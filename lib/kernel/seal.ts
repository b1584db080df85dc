import { setTimeout as pause } from "node:timers/promises";
import type { PoolClient } from "pg";
import { pools } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { Range } from "./merkle";
import { openCheckpoint, signCheckpoint, verifierKey } from "./note";
import { originOf, signingKey } from "./trail-key";

/** Puts entries into the tree and signs what it has become, outside the transactions that wrote them. */
const BATCH = 5000;

interface Head {
  readonly size: string | number;
  readonly frontier: Buffer[];
  readonly note: string;
}

/**
 * Seals one batch. A row lock lets one sealer at a time through, whatever the number of processes.
 * @returns how many entries were sealed
 */
export async function sealOnce(client: PoolClient): Promise<number> {
  const waiting = await client.query("SELECT FROM audit.unsealed LIMIT 1");
  if (waiting.rowCount === 0) return 0;
  await client.query("BEGIN");
  try {
    const taken = await client.query<{ id: string | number; leaf: Buffer }>(
      "SELECT id, leaf FROM audit.take($1)",
      [BATCH],
    );
    if (taken.rows.length > 0) await addLeaves(client, taken.rows);
    await client.query("COMMIT");
    return taken.rows.length;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function addLeaves(
  client: PoolClient,
  entries: readonly { id: string | number; leaf: Buffer }[],
) {
  const origin = await originOf(client);
  const { rows } = await client.query<Head>(
    "SELECT size, frontier, note FROM audit.checkpoint ORDER BY size DESC LIMIT 1",
  );
  const [head] = rows;
  if (head) mustBeOurs(head, origin);
  const range = new Range(Number(head?.size ?? 0), head?.frontier ?? []);
  const base = range.size;
  for (const { leaf } of entries) range.push(leaf);
  const note = signCheckpoint({ origin, size: range.size, root: range.root() }, signingKey());
  await client.query("SELECT audit.seal($1, $2, $3, $4, $5, $6)", [
    base,
    entries.map(({ id }) => id),
    entries.map(({ leaf }) => leaf),
    range.root(),
    range.frontier,
    note,
  ]);
}

/** A second key would make a trail that no one key verifies. */
function mustBeOurs(head: Head, origin: string) {
  if (openCheckpoint(head.note, verifierKey(origin, signingKey()))) return;
  throw new Error(
    "The trail's last checkpoint is signed by another key. Every server and worker needs the same keys/trail.pem in its data folder.",
  );
}

export interface Sealer {
  stop(): Promise<void>;
}

/** Seals whatever comes, soon after it comes, until stopped. A lost database is waited for. */
export function startSealer({ everyMs = 250 }: { everyMs?: number } = {}): Sealer {
  const stopping = new AbortController();
  let trouble = "";
  const round = async () => {
    try {
      const sealed = await withSealer(sealOnce);
      trouble = "";
      return sealed < BATCH ? everyMs : 0;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      // Another process sealing is no trouble; the same trouble is said once.
      if (!isBusy(error) && message !== trouble)
        log.error({ message }, "The trail could not be sealed");
      trouble = message;
      return isBusy(error) ? everyMs : 1000;
    }
  };
  const loop = async () => {
    while (!stopping.signal.aborted) {
      const rest = await round();
      await pause(rest, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await sealAll().catch(() => undefined);
    },
  };
}

/** Seals all that waits: at the end of a process, and for commands that want to see it sealed. */
export async function sealAll(): Promise<number> {
  let sum = 0;
  for (let sealed = await withSealer(sealOnce); sealed > 0; sealed = await withSealer(sealOnce))
    sum += sealed;
  return sum;
}

async function withSealer<Value>(work: (client: PoolClient) => Promise<Value>): Promise<Value> {
  const client = await pools.sealer().connect();
  try {
    const value = await work(client);
    client.release();
    return value;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

const isBusy = (error: unknown) =>
  typeof error === "object" &&
  error !== null &&
  "code" in error &&
  (error.code === "55P03" || error.code === "40001");

/** What the trail amounts to now. */
export interface TrailState {
  readonly size: number;
  readonly unsealed: number;
  readonly oldestUnsealedMs: number;
}

export async function trailState(): Promise<TrailState> {
  const { rows } = await pools.reader().query<Record<string, string | number>>(`SELECT
    coalesce((SELECT max(size) FROM audit.checkpoint), 0) AS size,
    (SELECT count(*) FROM audit.unsealed) AS unsealed,
    coalesce((SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint - e.at_ms
      FROM audit.entry e WHERE e.id = (SELECT min(id) FROM audit.unsealed)), 0) AS age`);
  const [row] = rows;
  return {
    size: Number(row?.size),
    unsealed: Number(row?.unsealed),
    oldestUnsealedMs: Number(row?.age),
  };
}

/** @returns the newest checkpoint: what to keep elsewhere, so that nobody can shorten the trail unseen. */
export async function latestCheckpoint(): Promise<{
  size: number;
  root: string;
  note: string;
} | null> {
  const { rows } = await pools
    .reader()
    .query<{ size: string; root: Buffer; note: string }>(
      "SELECT size, root, note FROM audit.checkpoint ORDER BY size DESC LIMIT 1",
    );
  const [row] = rows;
  return row ? { size: Number(row.size), root: row.root.toString("base64"), note: row.note } : null;
}

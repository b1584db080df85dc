import type { ClientBase } from "pg";
import { leafHash } from "./merkle";
import { type Report, stream } from "./verdict";
import { type Digest, jsonb, type Said, VersionCheck } from "./verify-versions";

/**
 * Holds every entry's columns against its body, and hands what the entries say of versions to the
 * check of those. Transaction by transaction, so that memory does not grow with the trail.
 */
interface EntryRow extends Record<string, unknown> {
  readonly id: string | number;
  readonly idx: string | number | null;
  readonly body: string;
  readonly leaf: Buffer;
  readonly tree_leaf: Buffer | null;
  readonly txid: string;
  readonly actor_id: string;
  readonly action: string;
  readonly entity: string;
  readonly entity_id: string;
  readonly at_ms: string | number;
  readonly valid_ms: string | number;
}
interface Body extends Record<string, unknown> {
  readonly versions?: Digest;
  readonly redactions?: Digest;
}

const ENTRIES = `SELECT e.id, l.idx, e.body, e.leaf, l.leaf AS tree_leaf, e.txid::text AS txid,
    e.actor_id, e.action, e.entity, e.entity_id, e.at_ms, e.valid_ms
  FROM audit.entry e LEFT JOIN audit.leaf l ON l.entry_id = e.id ORDER BY e.txid`;

export async function checkRecords(client: ClientBase, report: Report) {
  const versions = await VersionCheck.open(client, report);
  const strange: Strange[] = [];
  for await (const entries of transactions(stream<EntryRow>(client, "entries", ENTRIES))) {
    const [{ txid }] = entries;
    const said: Said = { versions: new Map(), redactions: new Map() };
    let isWhole = true;
    for (const entry of entries) {
      isWhole = checkEntry(entry, said, strange, report) && isWhole;
    }
    await versions.follow(BigInt(txid), isWhole ? said : null);
  }
  await versions.finish();
  explain(strange, report);
}

/** Rows come in the order of their transactions. */
async function* transactions(
  rows: AsyncIterable<EntryRow>,
): AsyncGenerator<[EntryRow, ...EntryRow[]]> {
  let group: [EntryRow, ...EntryRow[]] | null = null;
  for await (const row of rows) {
    if (group?.[0].txid === row.txid) group.push(row);
    else {
      if (group) yield group;
      group = [row];
    }
  }
  if (group) yield group;
}

/** An entry whose body is not what its leaf was made of. */
interface Strange {
  readonly id: number;
  readonly index: number | null;
  readonly found: Buffer;
  readonly sealed: Buffer;
}

function checkEntry(entry: EntryRow, said: Said, strange: Strange[], report: Report): boolean {
  const id = Number(entry.id);
  const index = entry.idx === null ? null : Number(entry.idx);
  const found = leafHash(entry.body);
  const sealed = entry.tree_leaf ?? entry.leaf;
  if (!found.equals(sealed)) {
    strange.push({ id, index, found, sealed });
    return false;
  }
  const body = parsed(entry.body);
  if (!body || !entry.leaf.equals(found) || !agrees(entry, body)) {
    report({
      kind: "changed",
      index,
      entryId: id,
      message: `The columns of entry ${id} say something else than its body.`,
    });
  }
  const key = jsonb([entry.entity, entry.entity_id]);
  if (body?.versions) said.versions.set(key, { id, index, digest: body.versions });
  if (body?.redactions) said.redactions.set(key, { id, index, digest: body.redactions });
  return true;
}

function parsed(body: string): Body | null {
  try {
    return JSON.parse(body) as Body;
  } catch {
    return null;
  }
}

const agrees = (entry: EntryRow, body: Body) =>
  entry.txid === body.txid &&
  entry.actor_id === body.actor &&
  entry.action === body.action &&
  entry.entity === body.entity &&
  entry.entity_id === body.entityId &&
  Number(entry.at_ms) === body.at &&
  Number(entry.valid_ms) === (body.effectiveAt ?? body.at);

/** A body that fits another's leaf was moved there; any other was changed. */
function explain(strange: readonly Strange[], report: Report) {
  const owners = new Map(strange.map((one) => [one.sealed.toString("hex"), one]));
  for (const { id, index, found } of strange) {
    const owner = owners.get(found.toString("hex"));
    report(
      owner
        ? {
            kind: "reordered",
            index,
            entryId: id,
            message: `Entry ${id} holds what was sealed as entry ${owner.id}.`,
          }
        : { kind: "changed", index, entryId: id, message: `Entry ${id} is not what was sealed.` },
    );
  }
}

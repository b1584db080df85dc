import type { Change } from "./schema";

/** A version of a row as the database kept it: the record itself or a part of it. */
export interface KeptVersion {
  readonly txid: string;
  readonly entity: string;
  readonly entityId: string;
  readonly version: number;
  readonly op: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Columns that say nothing to a reader. */
const SILENT = new Set(["id", "version", "created_at", "updated_at", "card_digest"]);
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const blank = (value: unknown) =>
  value === null || value === undefined || value === "" || same(value, []) || same(value, {});

/** What one version changed against the one before it, field by field. */
export function differences(
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>>,
): Change[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]);
  return [...fields]
    .filter((field) => !SILENT.has(field))
    .filter((field) => !same(before?.[field] ?? null, after[field] ?? null))
    .filter((field) => !(blank(before?.[field]) && blank(after[field])))
    .map((field) => ({ field, before: before?.[field] ?? null, after: after[field] ?? null }));
}

/**
 * Changes by transaction, for the history of one record. A part that appears or goes away is one
 * change named after the part.
 * @param versions of the record and its parts, oldest first within each row.
 */
export function changesByTransaction(
  versions: readonly KeptVersion[],
  subject: string,
): Map<string, Change[]> {
  const last = new Map<string, Readonly<Record<string, unknown>>>();
  const changes = new Map<string, Change[]>();
  for (const one of versions) {
    const key = `${one.entity} ${one.entityId}`;
    const before = last.get(key) ?? null;
    const found = one.entity === subject ? differences(before, one.data) : partly(one, before);
    changes.set(one.txid, [...(changes.get(one.txid) ?? []), ...found]);
    last.set(key, one.data);
  }
  return changes;
}

function partly(one: KeptVersion, before: Readonly<Record<string, unknown>> | null): Change[] {
  if (one.op === "U") {
    return differences(before, one.data).map((each) => ({
      ...each,
      field: `${one.entity}.${each.field}`,
    }));
  }
  const row = one.op === "D" ? before : one.data;
  const told = Object.fromEntries(
    Object.entries(row ?? {}).filter(([field, value]) => !SILENT.has(field) && !blank(value)),
  );
  const [was, is] = one.op === "D" ? [told, null] : [null, told];
  return [{ field: one.entity, before: was, after: is }];
}

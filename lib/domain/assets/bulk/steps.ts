import sql from "sql-template-tag";
import { type Actor, holds } from "@/lib/kernel/actor";
import { AppError, invalid, stale } from "@/lib/kernel/errors";
import { asDate, isUuid, named } from "@/lib/kernel/fields";
import { type ListInput, listStatement, matching } from "@/lib/kernel/list";
import type { Tx } from "@/lib/platform/db";
import type { BatchSubject } from "@/prisma/generated/enums";
import { type At, personNamed } from "../../people/steps";
import { missingIn } from "../rules";
import type { StoredAsset } from "../steps";
import { columnsOf, mustWrite } from "../steps";
import { visibleWhere } from "../visible";
import { asRefused, type Columns, differing, STALE, UNKNOWN, zoneFits } from "./rules";
import type { BatchRow, BulkRow, Change, RefusalCode } from "./schema";

interface Seen {
  readonly id: string;
  readonly version: number;
}
/** One row of what was asked: the asset as it is now, or why it is left alone. */
export type Row = { readonly seen: Seen } & (
  | { readonly asset: StoredAsset; readonly refused: null }
  | { readonly asset: null; readonly refused: BulkRow }
);

/** The rows asked for, in their order; each asset may be named once. */
export async function rowsOf(tx: Tx, actor: Actor, asked: readonly Seen[]): Promise<Row[]> {
  const ids = asked.map(({ id }) => id);
  const found = await tx.asset.findMany({
    where: {
      AND: [
        visibleWhere(actor),
        { OR: [{ id: { in: ids.filter(isUuid) } }, { reference: { in: ids } }] },
      ],
    },
  });
  const byName = new Map(
    found.flatMap((one) => [[one.id, one] as const, [one.reference, one] as const]),
  );
  const taken = new Set<string>();
  return asked.map((seen, at) => {
    const asset = byName.get(isUuid(seen.id) ? seen.id.toLowerCase() : seen.id);
    if (!asset) {
      const nobody = { id: seen.id, reference: seen.id, name: "" };
      return { seen, asset: null, refused: asRefused(nobody, UNKNOWN) };
    }
    if (taken.has(asset.id)) {
      throw invalid({ [`assets.${at}`]: [`${asset.reference} is named twice.`] });
    }
    taken.add(asset.id);
    return { seen, asset, refused: null };
  });
}

const CODES: readonly RefusalCode[] = ["forbidden", "conflict", "wrong_state", "invalid"];

/** The sentence with which a rule refuses this row; null when it lets it pass. */
export function refusalBy(rule: () => void): { code: RefusalCode; reason: string } | null {
  try {
    rule();
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const said = Object.values(error.fields).flat();
    const code = CODES.find((one) => one === error.code) ?? "invalid";
    return { code, reason: said.length > 0 ? said.join(" ") : error.message };
  }
}

interface Given {
  readonly columns: Partial<Columns>;
  readonly zones: ReadonlyMap<string, { environmentId: string | null }>;
}

/** What is given for all, with names made into ids. @throws invalid naming the field */
export async function givenFor(
  tx: Tx,
  change: Change,
  { actor, now, rows }: { actor: Actor; now: Date; rows: readonly Row[] },
): Promise<Given> {
  const { zone, nextReview, ...rest } = change;
  const columns = await columnsOf(tx, rest, { actor, now }).catch(inChange);
  const zoneId = zone ? await zoneNamed(tx, zone) : zone;
  const ids = [zoneId, ...rows.map(({ asset }) => asset?.zoneId)];
  const zones = await tx.zone.findMany({
    where: { id: { in: ids.filter((id) => typeof id === "string") } },
    select: { id: true, environmentId: true },
  });
  return {
    columns: {
      ...columnsIn(columns),
      ...(zoneId !== undefined && { zoneId }),
      ...(nextReview !== undefined && { nextReview: asDate(nextReview) }),
    },
    zones: new Map(zones.map((one) => [one.id, one])),
  };
}

const columnsIn = (all: Awaited<ReturnType<typeof columnsOf>>): Partial<Columns> => {
  const { ownerId, ownerAgreedAt, custodianId, environmentId, classification } = all;
  return {
    ...(ownerId !== undefined && { ownerId, ownerAgreedAt: ownerAgreedAt ?? null }),
    ...(custodianId !== undefined && { custodianId }),
    ...(environmentId !== undefined && { environmentId }),
    ...(classification !== undefined && { classification }),
  };
};

async function zoneNamed(tx: Tx, ref: string) {
  const found = await tx.zone.findUnique({
    where: { ...named(ref), retiredAt: null },
    select: { id: true },
  });
  if (!found) throw invalid({ "change.zone": ["Choose a zone of the list."] });
  return found.id;
}

/** The fields stand one level deeper here. */
function inChange(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== "invalid") throw error;
  const fields = Object.entries(error.fields).map(([name, said]) => [`change.${name}`, said]);
  throw invalid(Object.fromEntries(fields), error.message);
}

/** What becomes of one asset, or why it is refused: the same rules as when it is edited alone. */
export function judged(
  asset: StoredAsset,
  { seen, actor, given }: { seen: Seen; actor: Actor; given: Given },
): BulkRow | Partial<Columns> {
  const right = refusalBy(() => mustWrite(asset, actor));
  if (right) return asRefused(asset, right);
  if (asset.state === "retired" || asset.state === "disposed") {
    return asRefused(asset, {
      code: "wrong_state",
      reason: "It is out of use and stays as it was.",
    });
  }
  if (asset.version !== seen.version) return asRefused(asset, STALE);
  const data = { ...differing(asset, given.columns) };
  const place = data.environmentId === undefined ? asset.environmentId : data.environmentId;
  const zone = given.zones.get(data.zoneId ?? asset.zoneId ?? "");
  if (zone && !zoneFits(zone, place)) {
    if (given.columns.zoneId) {
      const reason = "This zone belongs to another environment than the asset.";
      return asRefused(asset, { code: "invalid", reason });
    }
    // It leaves the zone together with the environment.
    data.zoneId = null;
  }
  const missing = Object.values(missingIn({ ...asset, ...data, ownerAgreedAt: true })).flat();
  if (asset.state !== "proposed" && missing.length > 0) {
    return asRefused(asset, { code: "invalid", reason: missing.join(" ") });
  }
  return data;
}
export const isRefused = (one: BulkRow | Partial<Columns>): one is BulkRow => "result" in one;

export interface Claim {
  readonly id: string;
  readonly version: number;
  readonly data: Partial<Columns>;
}

/** Writes all rows, those that change alike in one statement. @throws conflict when one was faster */
export async function claimAll(tx: Tx, claims: readonly Claim[]) {
  const alike = Map.groupBy(claims, ({ version, data }) => JSON.stringify([version, data]));
  for (const group of alike.values()) {
    const [first] = group;
    if (!first) continue;
    const { count } = await tx.asset.updateMany({
      where: { id: { in: group.map(({ id }) => id) }, version: first.version },
      data: { ...first.data, version: { increment: 1 } },
    });
    if (count !== group.length) throw stale();
  }
}

/** The versions as they stand at the end of the act, whatever else followed from it. */
export async function versionsOf(tx: Tx, ids: readonly string[]) {
  const rows = await tx.asset.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, version: true },
  });
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** Who made it, and compliance, may take it back. */
export const mayUndo = (actor: Actor, byId: string) =>
  actor.id === byId || holds(actor, "compliance");

export type ListedBatch = BatchRow & { sortValue: string; total: number };

/** The imports and changes in bulk of one kind of record. */
export const batchesStatement = (subject: BatchSubject, input: ListInput, now: Date) =>
  listStatement(
    {
      columns: sql`b.id, b.reference, b.kind, b.title, b.version,
        json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) AS by,
        to_char(b.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
        to_char(b.undone_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "undoneAt",
        (b.undone_at IS NULL AND b.at > ${now}::timestamptz - interval '1 day') AS undoable`,
      from: sql`batch b JOIN person p ON p.id = b.by_id`,
      countFrom: sql`batch b`,
      where: [
        sql`b.subject = ${subject}::app."BatchSubject"`,
        ...matching(sql`(b.reference || ' ' || b.title)`, input.q),
      ],
      sorts: { at: { by: sql`b.at`, as: "timestamptz" } },
      defaultSort: "-at",
      id: sql`b.id`,
    },
    input,
  );

/** Who of these may be named as owner or custodian now, as the form asks it. */
export async function namable(at: At, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const may = new Set<string>();
  for (const id of new Set(ids)) {
    const found = await personNamed(at, id, "owner", { notAuditors: true }).catch((error) => {
      if (!(error instanceof AppError) || error.code !== "invalid") throw error;
      return null;
    });
    if (found) may.add(id);
  }
  return may;
}

import sql, { type Sql } from "sql-template-tag";
import type * as z from "zod";
import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, invalid, notFound, stale } from "@/lib/kernel/errors";
import { isUuid, named } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import type { DataFlowUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { personNamed } from "../people/steps";
import type { editFlowInput } from "./schema";

export const MOVED = { id: true, reference: true, name: true, state: true, version: true } as const;

const END = { select: { reference: true, ownerId: true, custodianId: true } } as const;

/** @throws not_found */
export async function flowNamed(tx: Tx, ref: string) {
  const found = await tx.dataFlow.findUnique({
    where: named(ref),
    include: { fromAsset: END, toAsset: END },
  });
  if (!found) throw notFound("data flow");
  return found;
}
export type StoredFlow = Awaited<ReturnType<typeof flowNamed>>;

interface Held {
  readonly ownerId?: string | null;
  readonly ends: readonly ({ ownerId: string | null; custodianId: string | null } | null)[];
}

/**
 * Engineers write the flows that they own and those of what they own or keep; compliance writes all.
 * @throws forbidden
 */
export function mustWriteFlow(actor: Actor, { ownerId, ends }: Held) {
  if (holds(actor, "compliance") || ownerId === actor.id) return;
  if (ends.some((end) => end && [end.ownerId, end.custodianId].includes(actor.id))) return;
  throw forbidden(
    "Neither end of this flow is yours. Ask an owner of one or a compliance officer.",
  );
}

type Given = Omit<z.output<typeof editFlowInput>, "id" | "version" | "controls">;
type Side = "from" | "to";
interface EndColumns {
  readonly assetId: string | null;
  readonly party: string | null;
  readonly zoneId: string | null;
}

/** One end as it is given. @throws invalid naming the field */
export async function endOf(tx: Tx, given: Given, side: Side): Promise<EndColumns> {
  const { [side]: asset, [`${side}Party` as const]: party, [`${side}Zone` as const]: zone } = given;
  if (asset && party) throw invalid({ [side]: ["Name an asset or a party, not both."] });
  if (asset) {
    const found = await tx.asset.findUnique({ where: named(asset), select: { id: true } });
    if (!found) throw invalid({ [side]: [`There is no asset ${asset}.`] });
    return { assetId: found.id, party: null, zoneId: null };
  }
  if (!party) throw invalid({ [side]: ["Choose an asset, or name who stands outside."] });
  const found = zone
    ? await tx.zone.findUnique({ where: { ...named(zone), retiredAt: null }, select: { id: true } })
    : null;
  if (!found) throw invalid({ [`${side}Zone`]: ["Say in which zone it stands."] });
  return { assetId: null, party, zoneId: found.id };
}

/** @throws invalid where both ends are the same, or none is an asset of ours. */
export function mustJoin(from: EndColumns, to: EndColumns) {
  if (!from.assetId && !to.assetId) {
    throw invalid({ to: ["One end has to be an asset of the inventory."] });
  }
  if (from.assetId === to.assetId)
    throw invalid({ to: ["Choose another asset than where it begins."] });
}

/** What is given apart from ends and controls, as columns. */
export async function plainColumns(tx: Tx, given: Given, now: Date) {
  const {
    owner,
    from: _f,
    fromParty: _fp,
    fromZone: _fz,
    to: _t,
    toParty: _tp,
    toZone: _tz,
    ...rest
  } = given;
  const ownerId = owner
    ? (await personNamed({ tx, now }, owner, "owner", { notAuditors: true })).id
    : owner;
  return { ...rest, ...(ownerId !== undefined && { ownerId }) };
}

/** Ids of the controls named. @throws invalid naming those that are none */
export async function controlsNamed(tx: Tx, refs: readonly string[]): Promise<string[]> {
  const found = await tx.control.findMany({
    where: { OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }] },
    select: { id: true, reference: true },
  });
  const missing = refs.filter(
    (ref) => !found.some((one) => one.id === ref || one.reference === ref),
  );
  if (missing.length > 0)
    throw invalid({ controls: [`There is no control ${missing.join(", ")}.`] });
  return found.map(({ id }) => id);
}

interface Change {
  readonly id: string;
  readonly version: number;
  readonly data: DataFlowUncheckedUpdateManyInput;
}

/** @throws conflict with the current row */
export async function claimFlow(tx: Tx, { id, version, data }: Change) {
  const { count } = await tx.dataFlow.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.dataFlow.findUniqueOrThrow({ where: { id }, select: MOVED });
  if (count === 0) throw stale(now);
  return now;
}

/** A flow with its two ends: the asset's own place, or the zone where a party stands. */
export const FROM: Sql = sql`data_flow f
  LEFT JOIN asset fa ON fa.id = f.from_asset_id LEFT JOIN asset ta ON ta.id = f.to_asset_id
  LEFT JOIN zone fz ON fz.id = coalesce(fa.zone_id, f.from_zone_id)
  LEFT JOIN zone tz ON tz.id = coalesce(ta.zone_id, f.to_zone_id)
  LEFT JOIN environment fe ON fe.id = coalesce(fa.environment_id, fz.environment_id)
  LEFT JOIN environment te ON te.id = coalesce(ta.environment_id, tz.environment_id)`;

/** `crossingOf` of the rules as a condition; a test holds the two against each other. */
export const CROSSES: Sql = sql`CASE
  WHEN (fz.id IS NOT NULL AND fz.environment_id IS NULL) OR (tz.id IS NOT NULL AND tz.environment_id IS NULL)
    THEN CASE WHEN fz.id = tz.id THEN 'none' ELSE 'outside' END
  WHEN fe.id IS NULL OR te.id IS NULL THEN 'unknown'
  WHEN fe.id <> te.id THEN 'environment'
  WHEN fz.id IS NOT DISTINCT FROM tz.id OR f.protocol ~* '^\\s*in[- ]?process\\s*$' THEN 'none'
  ELSE 'zone' END`;

/** `protectionOf` of the rules as a condition. */
export const PROTECTED: Sql = sql`(f.encryption <> '' AND EXISTS (SELECT FROM data_flow_control l
  LEFT JOIN control c ON c.id = l.control_id
  WHERE l.flow_id = f.id AND c.operating_state IS DISTINCT FROM 'excluded'))`;

const end = (asset: Sql, party: Sql, zone: Sql, environment: Sql): Sql => sql`json_build_object(
  'name', coalesce(${asset}.name, ${party}, ''),
  'asset', CASE WHEN ${asset}.id IS NOT NULL THEN json_build_object('id', ${asset}.id, 'reference', ${asset}.reference) END,
  'environment', CASE WHEN ${environment}.id IS NOT NULL THEN json_build_object('id', ${environment}.id,
    'reference', ${environment}.reference, 'name', ${environment}.name, 'tier', ${environment}.tier) END,
  'zone', CASE WHEN ${zone}.id IS NOT NULL THEN json_build_object('id', ${zone}.id, 'reference', ${zone}.reference,
    'name', ${zone}.name, 'isOutside', ${zone}.environment_id IS NULL) END)`;
export const ENDS: Sql = sql`${end(sql`fa`, sql`f.from_party`, sql`fz`, sql`fe`)} AS "from",
  ${end(sql`ta`, sql`f.to_party`, sql`tz`, sql`te`)} AS "to"`;

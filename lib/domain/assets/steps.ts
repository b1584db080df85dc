import type * as z from "zod";
import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, invalid, notFound, stale } from "@/lib/kernel/errors";
import { asDate, named } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import type { AssetUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { personNamed } from "../people/steps";
import type { editAssetInput } from "./schema";

export const MOVED = {
  id: true,
  reference: true,
  name: true,
  kind: true,
  state: true,
  version: true,
} as const;

/** @throws not_found */
export async function assetNamed(tx: Tx, ref: string) {
  const found = await tx.asset.findUnique({ where: named(ref) });
  if (!found) throw notFound("asset");
  return found;
}
export type StoredAsset = Awaited<ReturnType<typeof assetNamed>>;
type Held = Pick<StoredAsset, "reference" | "state" | "ownerId" | "custodianId" | "proposedById">;

/**
 * Engineers write what they own, keep or have proposed; compliance officers write all.
 * @throws forbidden
 */
export function mustWrite(asset: Held, actor: Actor) {
  if (holds(actor, "compliance")) return;
  const proposer = asset.state === "proposed" ? asset.proposedById : null;
  if ([asset.ownerId, asset.custodianId, proposer].includes(actor.id)) return;
  throw forbidden(`${asset.reference} is not yours. Ask its owner or a compliance officer.`);
}

/** @throws forbidden: what is the owner's to do is nobody else's. */
export function mustOwn(asset: StoredAsset, actor: Actor) {
  if (asset.ownerId === actor.id) return;
  throw forbidden(`Only the owner of ${asset.reference} may do this.`);
}

interface Change {
  readonly id: string;
  readonly version: number;
  readonly data: AssetUncheckedUpdateManyInput;
}

/**
 * Changes the asset when it still is as the caller saw it.
 * @throws conflict with the current row
 */
export async function claimAsset(tx: Tx, { id, version, data }: Change) {
  const { count } = await tx.asset.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.asset.findUniqueOrThrow({ where: { id }, select: MOVED });
  if (count === 0) throw stale(now);
  return now;
}

type Given = Omit<z.output<typeof editAssetInput>, "id" | "version">;
interface Ownership {
  readonly actor: Actor;
  readonly now: Date;
  /** The asset as it is; absent for a new one. */
  readonly before?: StoredAsset;
}

/** What is given, as columns: names become ids, days become dates, and a new owner has to agree. */
export async function columnsOf(tx: Tx, given: Given, { actor, now, before }: Ownership) {
  const { owner, custodian, environment, nextReview, ...plain } = given;
  const person = async (ref: string | null | undefined, field: string) =>
    ref ? (await personNamed({ tx, now }, ref, field, { notAuditors: true })).id : ref;
  const ownerId = await person(owner, "owner");
  const custodianId = await person(custodian, "custodian");
  const changesOwner = ownerId !== undefined && ownerId !== before?.ownerId;
  return {
    ...plain,
    ...(ownerId !== undefined && { ownerId }),
    // Who takes an asset on has agreed by doing so.
    ...(changesOwner && { ownerAgreedAt: ownerId === actor.id ? now : null }),
    ...(custodianId !== undefined && { custodianId }),
    ...(environment !== undefined && { environmentId: await environmentNamed(tx, environment) }),
    ...(nextReview !== undefined && { nextReview: nextReview && asDate(nextReview) }),
  };
}

async function environmentNamed(tx: Tx, ref: string | null) {
  if (!ref) return null;
  const found = await tx.environment.findUnique({
    where: { ...named(ref), retiredAt: null },
    select: { id: true },
  });
  if (!found) throw invalid({ environment: ["Choose an environment of the list."] });
  return found.id;
}

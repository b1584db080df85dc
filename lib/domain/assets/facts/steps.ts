import type { Actor } from "@/lib/kernel/actor";
import { invalid, notFound, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type { AssetKind } from "@/prisma/generated/enums";
import { ASSET_KIND_LABELS } from "../../scope/schema";
import { assetNamed, mustWrite, type StoredAsset } from "../steps";
import { visibleWhere } from "../visible";

/** @throws wrong_state: what is retired is history. */
export function mustBeOpen({ state }: StoredAsset) {
  if (state !== "retired" && state !== "disposed") return;
  throw wrongState("What is retired stays as it was, for those who look back.");
}

/** @throws invalid: only some kinds have what is said. */
export function mustBeOf(asset: StoredAsset, kinds: readonly AssetKind[]) {
  if (kinds.includes(asset.kind)) return;
  const kind = ASSET_KIND_LABELS[asset.kind].toLowerCase();
  throw invalid({ id: [`This is not kept for an asset of the kind ${kind}.`] });
}

/** The asset, which this person may write and which is in use or proposed. */
export async function assetToWrite(
  tx: Tx,
  { actor, ref, kinds }: { actor: Actor; ref: string; kinds: readonly AssetKind[] },
) {
  const asset = await assetNamed(tx, ref);
  mustWrite(asset, actor);
  mustBeOpen(asset);
  mustBeOf(asset, kinds);
  return asset;
}

/** The asset's id, when this person may see it. @throws not_found */
export async function visibleAssetId(db: Reader, actor: Actor, ref: string) {
  const where = { ...named(ref), ...visibleWhere(actor) };
  const asset = await db.asset.findFirst({ where, select: { id: true } });
  if (!asset) throw notFound("asset");
  return asset.id;
}

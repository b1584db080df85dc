import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { acceptAsset, addAsset, agreeToOwn, confirmAsset } from "@/lib/domain/assets/commands";
import { relateAsset } from "@/lib/domain/assets/relations/commands";
import {
  AssetKind,
  Classification,
  Exposure,
  PersonalData,
  RelationType,
} from "@/prisma/generated/enums";

const asset = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(AssetKind),
  subtype: z.string(),
  description: z.string(),
  inScope: z.boolean(),
  ownerId: z.string(),
  custodianId: z.string(),
  classification: z.enum(Classification),
  environment: z.string(),
  personalData: z.enum(PersonalData),
  need: z.object({ confidentiality: z.number(), integrity: z.number(), availability: z.number() }),
  location: z.string(),
  supplier: z.string().optional(),
  version: z.string().optional(),
  nextReview: z.string(),
  exposure: z.enum(Exposure).optional(),
});
type Asset = z.output<typeof asset>;
const relation = z.object({ from: z.string(), type: z.enum(RelationType), to: z.string() });
const part = z.object({
  assets: z.array(asset),
  assetRelations: z.array(relation),
  scope: z.object({ authorId: z.string() }),
});

/** The inventory was made in spring, and confirmed a year before the next reviews. */
const PROPOSED = "2026-03-02";
const AGREED = "2026-03-04";
const ACCEPTED = "2026-03-06";
const RELATED = "2026-03-09";
const CONFIRMED = "2026-05-31";

/** The inventory: proposed and accepted by compliance, agreed to and confirmed by the owners. */
export async function loadAssets(load: Loader, example: unknown): Promise<void> {
  const { assets, assetRelations, scope } = part.parse(example);
  const compliance = scope.authorId;
  for (const one of assets) await loadAsset(load, one, compliance);
  const versions = new Map<string, number>();
  for (const { from, type, to } of assetRelations) {
    const version = versions.get(from) ?? LOADED;
    const related = await load
      .as(compliance)
      .run(relateAsset, { id: from, version, type, to }, { at: load.moment(RELATED) });
    versions.set(from, related.version);
  }
  for (const { id, ownerId, nextReview } of assets) {
    const input = { id, version: versions.get(id) ?? LOADED, nextReview: load.shift(nextReview) };
    await load.as(ownerId).run(confirmAsset, input, { at: load.moment(CONFIRMED) });
  }
}

/** The version of an asset that was proposed, agreed to and accepted. */
const LOADED = 3;

async function loadAsset(load: Loader, one: Asset, compliance: string) {
  const { id, ownerId, custodianId, need, nextReview: _, version: release, ...plain } = one;
  const added = await load
    .as(compliance)
    .run(
      addAsset,
      { ...plain, ...need, owner: ownerId, custodian: custodianId, ...(release && { release }) },
      { at: load.moment(PROPOSED), reference: id },
    );
  const agreed = await load
    .as(ownerId)
    .run(agreeToOwn, { id: added.id, version: added.version }, { at: load.moment(AGREED) });
  await load
    .as(compliance)
    .run(acceptAsset, { id: agreed.id, version: agreed.version }, { at: load.moment(ACCEPTED) });
}

import * as z from "zod";
import { anyOf, recordRef, text } from "@/lib/kernel/fields";
import { AssetKind, AssetState } from "@/prisma/generated/enums";

/** As many of each as a filter can be looked over. */
export const MOST_CHOICES = 200;

const named = z.object({ reference: z.string(), name: z.string() });
export const assetChoices = z.object({
  environments: z.array(named),
  zones: z.array(named.extend({ environment: z.string().nullable() })),
  /** Who owns an asset. */
  owners: z.array(named),
});
export type AssetChoices = z.output<typeof assetChoices>;

/** As many as a field offers while somebody types. */
export const MOST_FOUND = 20;

export const findAssetsInput = z.strictObject({
  q: text(200, 0).optional(),
  kind: anyOf(AssetKind),
  state: anyOf(AssetState),
  /** One that is not to be chosen, such as the asset that another is related to. */
  except: recordRef.optional(),
});

const foundAsset = named.extend({ kind: z.enum(AssetKind), state: z.enum(AssetState) });
export type FoundAsset = z.output<typeof foundAsset>;
export const foundAssets = z.object({
  rows: z.array(foundAsset),
  /** Whether there are others; more letters find them. */
  more: z.boolean(),
});

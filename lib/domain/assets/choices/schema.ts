import * as z from "zod";

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

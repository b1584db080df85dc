import * as z from "zod";

/** What changed: ids of assets, flows, evaluations, releases, suppliers, environments or risks. */
export const lookedInput = z.strictObject({
  ids: z.array(z.uuid()).max(500).optional(),
  after: z.uuid().optional(),
});
export const lookedShape = z.object({ ids: z.array(z.uuid()), next: z.uuid().nullable() });

/** As many assets as one transaction looks at. */
export const MOST_LOOKED = 50;
export const lookInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(MOST_LOOKED) });
export const lookShape = z.object({ made: z.int() });

/** The job's payload; nothing means every asset. */
export const lookPayload = z.object({ ids: z.array(z.uuid()).max(500).optional() });

import * as z from "zod";
import { recordRef, version } from "@/lib/kernel/fields";

export const placeAssetInput = z.strictObject({
  id: recordRef,
  version,
  /** A trust zone; null where none is said. */
  zone: recordRef.nullable(),
});

export const assetPlace = z.object({
  id: z.uuid(),
  zone: z.object({ id: z.uuid(), reference: z.string(), name: z.string() }).nullable(),
});

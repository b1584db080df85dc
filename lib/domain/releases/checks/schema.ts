import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import { ReleaseState } from "@/prisma/generated/enums";

export const checkReleaseInput = z.strictObject({
  model: recordRef,
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/, "Give sha256: and 64 hex digits."),
  /** Where it would serve. */
  environment: recordRef.optional(),
});
export const releaseCheck = z.object({
  ok: z.boolean(),
  why: z.string(),
  reference: z.string().nullable(),
  state: z.enum(ReleaseState).nullable(),
});
export type ReleaseCheck = z.output<typeof releaseCheck>;

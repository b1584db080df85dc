import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import { EvidenceState, OperatingState } from "@/prisma/generated/enums";

export const protectionInput = z.strictObject({ id: recordRef });

const person = z.object({ id: z.uuid(), reference: z.string(), name: z.string() }).nullable();
const held = z.object({
  reference: z.string(),
  title: z.string(),
  necessary: z.boolean().nullable(),
  operatingState: z.enum(OperatingState),
  owner: person,
  /** Risks of the asset that count on it. */
  risks: z.array(z.string()),
  /** What an asset of this kind asks of it. */
  checks: z.array(z.string()),
  /** Why it does not hold for the asset now; null when it does. */
  gap: z.string().nullable(),
});
export type Protection = z.output<typeof held>;
export const protection = z.object({
  controls: z.array(held),
  evidence: z.array(
    z.object({
      reference: z.string(),
      title: z.string(),
      state: z.enum(EvidenceState),
      validUntil: z.string().nullable(),
    }),
  ),
});

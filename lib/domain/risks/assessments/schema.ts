import * as z from "zod";
import { degree, reason, recordRef, text, version } from "@/lib/kernel/fields";
import { Side, Strength, TreatmentOption } from "@/prisma/generated/enums";
import { reviewDays } from "../reviews/schema";
import { Property } from "../schema";

export const linkInput = z.strictObject({
  control: recordRef,
  side: z.enum(Side, "Choose likelihood, impact or both."),
  strength: z.enum(Strength, "Choose weak, moderate or strong."),
});

export const assessRiskInput = z.strictObject({
  id: recordRef,
  version,
  /** What asked for this assessment. */
  trigger: text(200, 3),
  properties: z
    .array(z.enum(Property))
    .min(1, "Say which property is lost.")
    .max(3)
    .transform((list) => [...new Set(list)]),
  inherent: z.strictObject({
    likelihood: degree,
    impact: degree,
    reasonLikelihood: reason(),
    reasonImpact: reason(),
  }),
  /** The controls that act on the risk; replaces the set, which stays where none is given. */
  controls: z.array(linkInput).max(60, "Link at most 60 controls.").optional(),
  /** Another current level than the method computes. */
  override: z
    .strictObject({ likelihood: degree, impact: degree, reason: reason() })
    .nullish()
    .transform((value) => value ?? null),
  /** How it is treated, where that is already decided: for instance by the controls there are. */
  option: z.enum(TreatmentOption).optional(),
  /** Look at it again sooner than its band asks for: after so many days. Null: as the band says. */
  reviewDays: reviewDays.nullish(),
});

/** The computing of the job's side: which risks no longer are as they should be. */
export const driftedInput = z.strictObject({
  risk: recordRef.optional(),
  control: recordRef.optional(),
  asset: recordRef.optional(),
  assets: z.array(z.uuid()).max(500).optional(),
  after: z.uuid().optional(),
});
export const driftedShape = z.object({
  ids: z.array(z.string()),
  next: z.string().nullable(),
});
/** As many as one look at the drifted ones gives. */
export const rescoreInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) });
export const rescored = z.object({ changed: z.int() });

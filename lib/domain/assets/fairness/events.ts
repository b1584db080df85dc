import * as z from "zod";
import { event, wakes } from "@/lib/kernel/event";
import { Comparison } from "@/prisma/generated/enums";

/** What the rules that propose risks read has changed. */
const LOOK = wakes("risks.look");

const of = z.object({ criterionId: z.uuid() });
export const criterionProposed = event(
  "asset.fairness_proposed",
  of.extend({ comparison: z.enum(Comparison), threshold: z.number() }),
);
export const criterionApproved = event("asset.fairness_approved", of, LOOK);
export const criterionEnded = event(
  "asset.fairness_ended",
  of.extend({ wasInForce: z.boolean(), replacedBy: z.uuid().nullable() }),
  LOOK,
);

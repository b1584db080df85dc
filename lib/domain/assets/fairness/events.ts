import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { Comparison } from "@/prisma/generated/enums";

const of = z.object({ criterionId: z.uuid() });
export const criterionProposed = event(
  "asset.fairness_proposed",
  of.extend({ comparison: z.enum(Comparison), threshold: z.number() }),
);
export const criterionApproved = event("asset.fairness_approved", of);
export const criterionEnded = event(
  "asset.fairness_ended",
  of.extend({ wasInForce: z.boolean(), replacedBy: z.uuid().nullable() }),
);

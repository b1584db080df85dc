import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { ReviewResult } from "@/prisma/generated/enums";

/** Somebody looked again at a risk: what came of it, and when the next look is due. */
export const riskReviewed = event(
  "risk.reviewed",
  z.object({
    reviewId: z.uuid(),
    result: z.enum(ReviewResult),
    score: z.int(),
    wasDue: z.string().nullable(),
    nextReview: z.string(),
  }),
);

import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { ScopeReviewResult, ScopeTrigger } from "@/prisma/generated/enums";

const edition = z.string();

export const scopeDrafted = event(
  "scope.drafted",
  z.object({ edition, from: z.string().nullable() }),
);
export const scopeEdited = event("scope.edited", z.object({ fields: z.array(z.string()) }));
export const scopeSubmitted = event("scope.submitted", z.object({ edition }));
export const scopeReturned = event("scope.returned", z.object({ edition }));
export const scopeApproved = event(
  "scope.approved",
  z.object({ edition, sha256: z.string(), nextReview: z.string() }),
);
export const scopeSuperseded = event("scope.superseded", z.object({ edition, by: z.string() }));
export const scopeWasReviewed = event(
  "scope.reviewed",
  z.object({
    reviewId: z.uuid(),
    trigger: z.enum(ScopeTrigger),
    result: z.enum(ScopeReviewResult),
  }),
);
export const scopeReviewConfirmed = event(
  "scope.review_confirmed",
  z.object({ reviewId: z.uuid(), nextReview: z.string() }),
);

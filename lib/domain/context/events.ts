import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { ContextKind } from "@/prisma/generated/enums";

export const contextAdded = event("context_item.added", z.object({ kind: z.enum(ContextKind) }));
export const contextEdited = event(
  "context_item.edited",
  z.object({ fields: z.array(z.string()) }),
);
export const contextConfirmed = event(
  "context_item.confirmed",
  z.object({ ownerId: z.uuid(), nextReview: z.string() }),
);
export const contextReviewed = event(
  "context_item.reviewed",
  z.object({ reviewId: z.uuid(), nextReview: z.string(), ofChange: z.boolean() }),
);
export const contextClosed = event("context_item.closed", z.object({}));
/** A law, contract or requirement changed; what hung on it at that moment. */
export const contextChanged = event(
  "context_item.change_recorded",
  z.object({ riskIds: z.array(z.uuid()), controlIds: z.array(z.uuid()) }),
);

const ends = z.object({ riskIds: z.array(z.uuid()), controlIds: z.array(z.uuid()) });
export const contextLinked = event("context_item.linked", ends);
export const contextUnlinked = event("context_item.unlinked", ends);

export const climateDecided = event(
  "climate_decision.made",
  z.object({ relevant: z.boolean(), risks: z.array(z.string()) }),
);

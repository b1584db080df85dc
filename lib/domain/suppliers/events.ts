import * as z from "zod";
import { event, wakes } from "@/lib/kernel/event";
import { ReviewTrigger, SupplierCriticality } from "@/prisma/generated/enums";

/** What the rules that propose risks read has changed. */
const LOOK = wakes("risks.look");

const criticality = z.enum(SupplierCriticality);
const fields = z.array(z.string());
const nothing = z.object({});

export const supplierProposed = event(
  "supplier.proposed",
  z.object({ criticality, ownerId: z.uuid() }),
  LOOK,
);
export const supplierEdited = event("supplier.edited", z.object({ fields }), LOOK);
export const supplierAssessed = event("supplier.assessed", z.object({ criticality, fields }));
export const supplierApproved = event(
  "supplier.approved",
  z.object({ criticality, nextReview: z.string(), withoutAgreement: z.boolean() }),
);
export const supplierRejected = event("supplier.rejected", nothing, LOOK);
export const reviewBegun = event(
  "supplier.review_begun",
  z.object({ trigger: z.enum(ReviewTrigger), due: z.string().nullable() }),
);
export const papersCollected = event("supplier.papers_collected", z.object({ fields }));
export const supplierConfirmed = event(
  "supplier.confirmed",
  z.object({ reviewId: z.uuid(), nextReview: z.string(), actions: z.int() }),
);
export const actionFinished = event("supplier.action_finished", z.object({ actionId: z.uuid() }));
export const supplierEnded = event(
  "supplier.ended",
  z.object({ evidenceIds: z.array(z.uuid()) }),
  LOOK,
);
export const assetLinked = event(
  "supplier.asset_linked",
  z.object({ assetId: z.uuid() }),
  wakes("risks.look", "assetId"),
);
export const assetUnlinked = event(
  "supplier.asset_unlinked",
  z.object({ assetId: z.uuid() }),
  wakes("risks.look", "assetId"),
);

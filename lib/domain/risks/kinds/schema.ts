import * as z from "zod";
import { reason, recordRef, version } from "@/lib/kernel/fields";
import { reviewDays } from "../reviews/schema";

export const judgeOpportunityInput = z.strictObject({
  id: recordRef,
  version,
  /** Why it is worth following. */
  reason: reason(),
  /** Look at it again after so many days; as seldom as at a low risk when left out. */
  reviewDays: reviewDays.nullish(),
});

import type { RiskKind } from "@/prisma/generated/enums";
import { SOON_DAYS } from "../reviews/rules";

/** Whether a risk waits for its review. */
export const ReviewDue = { overdue: "overdue", soon: "soon" } as const;
export const REVIEW_LABELS = {
  overdue: "Overdue",
  soon: `Within ${SOON_DAYS} days`,
} as const;
/** Higher than its owner may accept by the method in force, and nobody has accepted it. */
export const Appetite = { above: "above" } as const;
export const APPETITE_LABELS = { above: "Above appetite" } as const;

export const KIND_LABELS = {
  risk: "Risk",
  opportunity: "Opportunity",
} as const satisfies Record<RiskKind, string>;

import type { Tone } from "@/components/ui/status";
import type { FindingState, Grade } from "@/prisma/generated/enums";

export const FINDING_TONES: Readonly<Record<FindingState, Tone>> = {
  open: "neutral",
  response_due: "warn",
  plan_submitted: "info",
  plan_accepted: "info",
  implemented: "info",
  verifying: "info",
  closed: "ok",
  reopened: "bad",
  withdrawn: "neutral",
};
export const GRADE_TONES: Readonly<Record<Grade, Tone>> = {
  major: "bad",
  minor: "warn",
  observation: "info",
  opportunity: "neutral",
};

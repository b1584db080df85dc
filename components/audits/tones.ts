import type { Tone } from "@/components/ui/status";
import type { AuditState, ChecklistResult } from "@/prisma/generated/enums";

export const AUDIT_TONES: Readonly<Record<AuditState, Tone>> = {
  planned: "neutral",
  announced: "info",
  in_progress: "info",
  reporting: "info",
  reported: "ok",
  closed: "ok",
  cancelled: "neutral",
};

export const RESULT_TONES: Readonly<Record<ChecklistResult, Tone>> = {
  conforming: "ok",
  finding: "warn",
  not_tested: "neutral",
};

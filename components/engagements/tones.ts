import type { Tone } from "@/components/ui/status";
import type { EngagementState } from "@/prisma/generated/enums";

export const ENGAGEMENT_TONES: Readonly<Record<EngagementState, Tone>> = {
  proposed: "warn",
  approved: "info",
  open: "ok",
  ended: "neutral",
  revoked: "bad",
  declined: "neutral",
};

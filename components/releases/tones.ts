import type { Tone } from "@/components/ui/status";
import type { ReleaseState } from "@/prisma/generated/enums";

export const RELEASE_TONES = {
  candidate: "neutral",
  evaluated: "info",
  approved: "info",
  deployed: "ok",
  withdrawn: "neutral",
} as const satisfies Record<ReleaseState, Tone>;

import type { Tone } from "@/components/ui/status";
import type { SupplierState } from "@/prisma/generated/enums";

export const SUPPLIER_TONES = {
  proposed: "neutral",
  assessed: "info",
  approved: "ok",
  under_review: "warn",
  ended: "neutral",
  rejected: "bad",
} as const satisfies Record<SupplierState, Tone>;

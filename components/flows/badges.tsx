import { StatusBadge, type Tone } from "@/components/ui/status";
import { EXCEPTION_STATE_LABELS, type ExceptionRow } from "@/lib/domain/flows/exceptions/schema";
import { FLOW_STATE_LABELS, type FlowRow, PROTECTION_LABELS } from "@/lib/domain/flows/schema";

const STATES = {
  active: "ok",
  retired: "neutral",
} as const satisfies Record<FlowRow["state"], Tone>;
export const PROTECTION_TONES = {
  not_needed: "neutral",
  protected: "ok",
  unprotected: "bad",
} as const satisfies Record<FlowRow["protection"], Tone>;
export const EXCEPTION_TONES = {
  requested: "warn",
  approved: "ok",
  rejected: "bad",
  ended: "neutral",
} as const satisfies Record<ExceptionRow["state"], Tone>;

export const FlowState = ({ state }: Pick<FlowRow, "state">) => (
  <StatusBadge tone={STATES[state]}>{FLOW_STATE_LABELS[state]}</StatusBadge>
);
export const ProtectionBadge = ({ protection }: Pick<FlowRow, "protection">) => (
  <StatusBadge tone={PROTECTION_TONES[protection]}>{PROTECTION_LABELS[protection]}</StatusBadge>
);
export const ExceptionState = ({ state }: Pick<ExceptionRow, "state">) => (
  <StatusBadge tone={EXCEPTION_TONES[state]}>{EXCEPTION_STATE_LABELS[state]}</StatusBadge>
);

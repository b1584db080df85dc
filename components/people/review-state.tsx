import { StatusBadge, type Tone } from "@/components/ui/status";
import { REVIEW_STATE_LABELS, type Review } from "@/lib/domain/people/segregation/schema";

const TONES = {
  requested: "info",
  recorded: "warn",
  refused: "bad",
  superseded: "neutral",
} as const satisfies Record<Review["state"], Tone>;

/** A recorded one stays a warning: the rule was passed, not met. */
export function ReviewState({ state }: { state: Review["state"] }) {
  return <StatusBadge tone={TONES[state]}>{REVIEW_STATE_LABELS[state]}</StatusBadge>;
}

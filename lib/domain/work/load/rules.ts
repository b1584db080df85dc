// The weeks or months ahead, for what falls due in each. Days are `YYYY-MM-DD`. Runs anywhere.
import { weekdayOf } from "@/lib/domain/cadence/calendar/rules";
import { occurrence } from "@/lib/domain/cadence/intervals/rules";
import { plusDays } from "@/lib/kernel/fields";

export type Step = "week" | "month";
export const SPANS = 12;

/** The first and last day of a week or month. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Today to the end of its week or month, and the eleven after it. */
export function spansFrom(today: string, by: Step): Span[] {
  const first = by === "week" ? plusDays(today, 1 - weekdayOf(today)) : `${today.slice(0, 8)}01`;
  const unit = by === "week" ? "weeks" : "months";
  const starts = Array.from({ length: SPANS + 1 }, (_, count) =>
    occurrence(first, { every: 1, unit }, count),
  );
  return starts.slice(0, SPANS).map((start, index) => ({
    from: index === 0 ? today : start,
    to: plusDays(starts[index + 1] ?? start, -1),
  }));
}

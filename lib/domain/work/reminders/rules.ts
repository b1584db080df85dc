import type { WorkingCalendar } from "@/lib/domain/cadence/calendar/rules";
import {
  type DueRange,
  ESCALATED_STEPS,
  OWN_STEPS,
  rangesOf,
} from "@/lib/domain/cadence/reminders/rules";
import type { ReminderStep } from "@/prisma/generated/enums";

/** As whom somebody hears of a due day; each hears the latest step of theirs alone. */
export type Audience =
  /** It is theirs to do. */
  | "own"
  /** A compliance officer, of what another has left undone. */
  | "escalated"
  /** A compliance officer whose own it is, or nobody's. */
  | "all";

export const STEPS_OF: Readonly<Record<Audience, readonly ReminderStep[]>> = {
  own: OWN_STEPS,
  escalated: ESCALATED_STEPS,
  all: [...OWN_STEPS, ...ESCALATED_STEPS],
};

/** Which due days are at which step today, for each audience. */
export const audienceRanges = (
  today: string,
  calendar: WorkingCalendar,
): (DueRange & { readonly audience: Audience })[] =>
  (["own", "escalated", "all"] as const).flatMap((audience) =>
    rangesOf(today, calendar, STEPS_OF[audience]).map((range) => ({ ...range, audience })),
  );

/** The last day that is told of today. */
export const horizonOf = (ranges: readonly DueRange[]): string =>
  ranges
    .map(({ to }) => to)
    .toSorted()
    .at(-1) ?? "";

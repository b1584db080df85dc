import { plusDays } from "@/lib/kernel/fields";

/** An exception that never ends is a rule. */
const LONGEST = 366;
/** So many days before its end the requester is asked to renew it. */
export const RENEWAL = 14;

/** Why it cannot be allowed until this day, or null. */
export function untilProblem(until: string, today: string): string | null {
  if (until <= today) return "Choose a day in the future.";
  return until > plusDays(today, LONGEST) ? "Choose a day within a year." : null;
}

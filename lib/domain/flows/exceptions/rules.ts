// Until when a breach may be allowed, and what an exception covers. Runs anywhere.
import { plusDays } from "@/lib/kernel/fields";
import type { Classification } from "@/prisma/generated/enums";
import { carriedWords } from "../separation/rules";

/** An exception that never ends is a rule. */
const LONGEST = 366;
/** So many days before its end the requester is asked to renew it. */
export const RENEWAL = 14;

/** Why it cannot be allowed until this day, or null. */
export function untilProblem(until: string, today: string): string | null {
  if (until <= today) return "Choose a day in the future.";
  return until > plusDays(today, LONGEST) ? "Choose a day within a year." : null;
}

/** What an exception was given for. */
export interface Allowed {
  readonly carries: readonly string[];
  readonly classification: Classification | null;
  /** Both ends, each with the environment and tier that it stood in. */
  readonly ends: readonly string[];
}
/** From the least to the most that has to be kept. */
const HEIGHTS: readonly Classification[] = ["public", "internal", "confidential", "restricted"];
const heightOf = (one: Classification | null) => (one ? HEIGHTS.indexOf(one) : HEIGHTS.length);

/** What a breach now does beyond what was allowed, in words; empty while the exception covers it. */
export function widened(allowed: Allowed, now: Allowed): string[] {
  const more = now.carries.filter((one) => !allowed.carries.includes(one));
  return [
    ...(more.length > 0 ? [`it brings ${carriedWords(more)} as well`] : []),
    ...(heightOf(now.classification) > heightOf(allowed.classification) ? ["its class rose"] : []),
    ...(now.ends.join() === allowed.ends.join() ? [] : ["it begins or ends elsewhere"]),
  ];
}

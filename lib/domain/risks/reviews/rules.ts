// When a risk is looked at again: an interval after the last look, never a day that somebody set. Runs anywhere.
import { plusDays } from "@/lib/kernel/fields";
import type { RiskKind, RiskState } from "@/prisma/generated/enums";
import type { MethodText } from "../method/schema";
import type { Band } from "../rules";

/** What is due within so many days waits for a look. */
export const SOON_DAYS = 14;

type Bands = Pick<MethodText, "bands">;

interface Wanted {
  /** Null for what is not scored: an opportunity is looked at as seldom as the lowest band. */
  readonly band: Band | null;
  /** Days that its owner wants it sooner than that. */
  readonly reviewDays: number | null;
}

/** Days from one look to the next: what the band asks for, or sooner. */
export function intervalOf({ bands }: Bands, { band, reviewDays }: Wanted): number {
  const longest = (bands.find(({ name }) => name === band) ?? bands[0])?.reviewDays ?? 365;
  return Math.min(reviewDays ?? longest, longest);
}

/** The day of the next look after one on this day. */
export const nextLook = (method: Bands, risk: Wanted, looked: string): string =>
  plusDays(looked, intervalOf(method, risk));

interface Reviewed {
  readonly kind: RiskKind;
  readonly state: RiskState;
  readonly reference: string;
}

/** Why nobody can say that it is still valid; null where somebody can. */
export function notReviewable(
  { kind, state, reference }: Reviewed,
  isDrifted: boolean,
): string | null {
  if (state === "closed") return `${reference} is closed.`;
  if (state === "identified") {
    return `Nobody has ${kind === "risk" ? "assessed" : "judged"} ${reference} yet: there is nothing to confirm.`;
  }
  if (isDrifted) {
    return `The levels of ${reference} no longer follow from its controls and are computed anew. Look at the new ones, or re-score it.`;
  }
  return null;
}

/** Controls that are in another state than when somebody looked last; those new since count as moved. */
export const movedStates = <Control extends { readonly controlId: string; readonly state: string }>(
  before: Readonly<Record<string, Control["state"]>>,
  now: readonly Control[],
): (Control & { readonly was: Control["state"] | null })[] =>
  now
    .map((control) => ({ ...control, was: before[control.controlId] ?? null }))
    .filter(({ was, state }) => was !== state);

import { invalid } from "@/lib/kernel/errors";
import { plusDays } from "@/lib/kernel/fields";
import { OPENS_BEFORE_DAYS, type Result } from "../rules";

interface Told {
  readonly result: Result;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly comment: string | null;
  readonly delayReason: string | null;
}

/** Only a time that is over can be attested. */
export function mustHaveRun(
  { periodFrom, periodTo }: Pick<Told, "periodFrom" | "periodTo">,
  today: string,
) {
  if (periodFrom > periodTo) throw invalid({ periodTo: ["The period ends before it begins."] });
  if (periodTo > today)
    throw invalid({ periodTo: ["The period must have ended: today at the latest."] });
}

/** What must be said in words: gaps and failures, an answer to a rejection, the reason of a delay. */
export function mustExplain({ state }: { readonly state: string }, told: Told) {
  if (told.result !== "effective" && !told.comment) {
    throw invalid({ comment: ["Say what does not work, and for which assets."] });
  }
  if (state === "rejected" && !told.comment) {
    throw invalid({ comment: ["Answer the reviewer's reason."] });
  }
  if (state === "overdue" && !told.delayReason) {
    throw invalid({ delayReason: ["This attestation is late. Say why."] });
  }
}

/** A rejected attestation is due again within two weeks. */
export function lastDayToAnswer(due: string, today: string) {
  if (due < today) throw invalid({ due: ["This day has passed."] });
  if (due > plusDays(today, OPENS_BEFORE_DAYS)) {
    throw invalid({ due: [`At most ${OPENS_BEFORE_DAYS} days ahead.`] });
  }
}

interface Reviewed {
  readonly state: string;
  readonly result: Result | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly reviewedAt: string | null;
}

export interface Month {
  /** `2026-11` */
  readonly month: string;
  readonly result: Result | null;
}

/** What was attested for each of the last twelve months, the latest month first. */
export function operationByMonth(attestations: readonly Reviewed[], today: string): Month[] {
  const accepted = attestations
    .filter(({ state }) => state === "accepted")
    .sort((one, other) => (other.reviewedAt ?? "").localeCompare(one.reviewedAt ?? ""));
  return lastMonths(today).map((month) => ({
    month,
    result: accepted.find((one) => touches(one, month))?.result ?? null,
  }));
}

const touches = ({ periodFrom, periodTo }: Reviewed, month: string) =>
  (periodFrom ?? "9") <= `${month}-31` && (periodTo ?? "") >= `${month}-01`;

function lastMonths(today: string): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return Array.from({ length: 12 }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

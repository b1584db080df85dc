import { invalid } from "@/lib/kernel/errors";

interface Origin {
  readonly collectedAt: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly validUntil?: string | null | undefined;
}

/** Evidence speaks about time that has passed, and was collected when that time was over or running. */
export function mustBePlausible(given: Origin, today: string) {
  const { collectedAt, periodFrom, periodTo, validUntil } = given;
  const wrong: Record<string, string[]> = {};
  if (collectedAt > today) wrong.collectedAt = ["This day lies ahead. Give the day of collection."];
  if (periodFrom > periodTo) wrong.periodTo = ["The period ends before it begins."];
  else if (periodTo > collectedAt) {
    wrong.periodTo = ["Evidence cannot speak about days after its collection."];
  }
  if (validUntil && validUntil < collectedAt) {
    wrong.validUntil = ["The evidence would have ended before it was collected."];
  }
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
}

// What a batch of reviews answers of each risk. Runs anywhere.
import { AppError, type FieldErrors, invalid } from "@/lib/kernel/errors";
import type { RefusalCode, ReviewRow } from "./schema";

interface Named {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
}
interface Refusal {
  readonly code: RefusalCode;
  readonly reason: string;
}

export const UNKNOWN: Refusal = {
  code: "not_found",
  reason: "There is no such risk, or you may not see it.",
};

export const asRefused = ({ id, reference, title }: Named, refusal: Refusal): ReviewRow => ({
  ...{ id, reference, title, result: "refused" },
  ...refusal,
  ...{ version: null, nextReview: null },
});

export const asConfirmed = (
  { id, reference, title, version }: Named & { version: number },
  nextReview: string,
): ReviewRow => ({
  ...{ id, reference, title, result: "confirmed" },
  ...{ code: null, reason: null },
  ...{ version: version + 1, nextReview },
});

/** The gravest first: what was tried without the right to is told as such, and stands in the trail. */
const GRAVITY: readonly RefusalCode[] = ["forbidden", "not_found", "conflict", "wrong_state"];

/** The sentence with which a rule refuses this row; null when it lets it pass. */
export function refusalBy(rule: () => void): Refusal | null {
  try {
    rule();
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const code = GRAVITY.find((one) => one === error.code) ?? "wrong_state";
    return { code, reason: error.message };
  }
}

/** The refusal of the whole where not one could be confirmed, with each one's reason by its place. */
export function refusalOf(rows: readonly ReviewRow[]): AppError {
  const fields: FieldErrors = {};
  for (const [at, row] of rows.entries()) {
    if (row.reason) fields[`risks.${at}`] = [`${row.reference}: ${row.reason}`];
  }
  const code = GRAVITY.find((one) => rows.some((row) => row.code === one)) ?? "invalid";
  const message =
    rows.length === 1
      ? "It could not be confirmed. Nothing was changed."
      : `None of the ${rows.length} could be confirmed. Nothing was changed.`;
  return new AppError(code, message, { fields });
}

interface Asked {
  readonly risks: readonly { readonly reason?: string | undefined }[];
  readonly reason?: string | undefined;
}

/** The reason of each. @throws invalid naming those without any */
export function reasonsOf({ risks, reason }: Asked): string[] {
  const reasons = risks.map((one) => one.reason ?? reason);
  const lacking = reasons.flatMap((one, at) => (one === undefined ? [at] : []));
  if (lacking.length > 0) {
    const said = ["Say why it is still valid, here or once for all."];
    throw invalid(Object.fromEntries(lacking.map((at) => [`risks.${at}.reason`, said])));
  }
  return reasons.map((one) => one ?? "");
}

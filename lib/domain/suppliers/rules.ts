// What must be known of a supplier before each step, and when it is looked at again. Runs anywhere.
import { asDate, dayOf } from "@/lib/kernel/fields";
import type { ReviewTrigger, SupplierCriticality, SupplierState } from "@/prisma/generated/enums";

type Problems = Record<string, string[]>;

interface Reach {
  readonly place: string;
  readonly dataReached: readonly string[];
  readonly subProcessorsKnown: boolean;
  readonly assuranceKind: string;
  readonly assuranceScope: string;
  readonly assuranceUntil: unknown;
  /** How many assets it provides or reaches. */
  readonly assets: number;
}

/** What holds no assurance says so: an empty field is a question that nobody asked. */
export const hasAssurance = (kind: string) => kind !== "" && kind.trim().toLowerCase() !== "none";

/** What an assessment has to know, by field; empty when nothing is missing. */
export function gapsToAssess(entry: Reach): Problems {
  const missing: Problems = {};
  if (entry.dataReached.length === 0)
    missing.dataReached = ["Choose the classes of data it reaches."];
  if (entry.assets === 0) missing.assets = ["Name the assets that it provides or reaches."];
  if (!entry.place) missing.place = ["Say where it processes or keeps what it reaches."];
  if (!entry.subProcessorsKnown) {
    missing.subProcessors = ["Name its sub-processors, or write none."];
  }
  if (!entry.assuranceKind) {
    missing.assuranceKind = ["Say which assurance it holds, or write none."];
  } else if (hasAssurance(entry.assuranceKind)) {
    if (!entry.assuranceScope) missing.assuranceScope = ["Say what the assurance covers."];
    if (!entry.assuranceUntil) missing.assuranceUntil = ["Say until when the assurance holds."];
  }
  return missing;
}

interface Terms {
  readonly signedOn: unknown;
  readonly agreementUntil: string | null;
  readonly securityTerms: boolean;
  readonly incidentHours: number | null;
  readonly deletionTerms: boolean;
  readonly auditRight: boolean;
}

/** What the agreement lacks, in words that fit into a sentence; empty for a whole one. */
export function lackingTerms(terms: Terms, today: string): string[] {
  if (!terms.signedOn) return ["a signed agreement"];
  return [
    ...(terms.agreementUntil && terms.agreementUntil < today
      ? ["an agreement that has not ended"]
      : []),
    ...(terms.securityTerms ? [] : ["security terms"]),
    ...(terms.incidentHours === null ? ["incident terms"] : []),
    ...(terms.deletionTerms ? [] : ["deletion terms"]),
    ...(terms.auditRight ? [] : ["audit terms"]),
  ];
}

interface Approvable extends Terms {
  readonly criticality: SupplierCriticality;
  readonly withoutAgreement: string;
  readonly responsibilities: string;
  readonly exitPlan: string;
}

/** What keeps an assessed supplier from being approved, by field. */
export function gapsToApprove(entry: Approvable, today: string): Problems {
  const missing: Problems = {};
  const lacking = lackingTerms(entry, today);
  if (lacking.length > 0 && !entry.withoutAgreement) {
    missing.withoutAgreement = [`It lacks ${lacking.join(", ")}. Say why that is accepted.`];
  }
  if (!entry.responsibilities) missing.responsibilities = ["Say who does what."];
  if (entry.criticality === "critical" && !entry.exitPlan) {
    missing.exitPlan = ["A critical supplier needs an exit plan."];
  }
  return missing;
}

const MONTHS: Readonly<Record<SupplierCriticality, number>> = {
  critical: 6,
  important: 12,
  other: 24,
};

/** The last day on which it must have been looked at again. */
export function longestReview(from: string, criticality: SupplierCriticality): string {
  const start = asDate(from);
  const months = start.getUTCMonth() + MONTHS[criticality];
  const end = new Date(Date.UTC(start.getUTCFullYear(), months + 1, 0));
  const day = Math.min(start.getUTCDate(), end.getUTCDate());
  return dayOf(new Date(Date.UTC(start.getUTCFullYear(), months, day)));
}

/** Why this is no day for the next review, or null. */
export function nextReviewProblem(
  next: string,
  today: string,
  criticality: SupplierCriticality,
): string | null {
  if (next <= today) return "Choose a day in the future.";
  const longest = longestReview(today, criticality);
  return next > longest
    ? `Choose a day within ${MONTHS[criticality]} months: until ${longest}.`
    : null;
}

interface Standing {
  readonly state: SupplierState;
  readonly nextReview: string | null;
  readonly lastReview: string | null;
  readonly assuranceUntil: string | null;
  readonly agreementUntil: string | null;
}
const IN_USE: readonly SupplierState[] = ["approved", "under_review"];

/** What time has done to it. */
export function standingOf(one: Omit<Standing, "lastReview">, today: string) {
  const over = (until: string | null) =>
    one.state !== "ended" && one.state !== "rejected" && until !== null && until < today;
  return {
    assuranceExpired: over(one.assuranceUntil),
    agreementEnded: over(one.agreementUntil),
    reviewOverdue: IN_USE.includes(one.state) && over(one.nextReview),
  };
}

/** What asks for a review of an approved supplier today: an end counts once, until somebody looked. */
export function dueTrigger(one: Standing, today: string): ReviewTrigger | null {
  if (one.state !== "approved") return null;
  const unseen = (until: string | null) =>
    until !== null && until < today && (one.lastReview === null || until >= one.lastReview);
  if (unseen(one.assuranceUntil)) return "expired_assurance";
  if (unseen(one.agreementUntil)) return "change_of_terms";
  return one.nextReview !== null && one.nextReview <= today ? "interval" : null;
}

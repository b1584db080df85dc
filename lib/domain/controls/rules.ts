// How a control stands, judged from what was attested, audited and left undone. Runs anywhere.
import { daysFrom, latenessOf, nextDay } from "@/lib/domain/cadence/intervals/rules";
import { plusDays } from "@/lib/kernel/fields";
import type { ImplementationStatus, OperatingState } from "@/prisma/generated/enums";

export type Result = "effective" | "partly_effective" | "not_effective";

/** Days after the due day in which a control still counts, though less. */
export const GRACE_DAYS = 30;
/** An audit's word on a control holds for a year. */
export const AUDIT_HOLDS_DAYS = 365;
/** An attestation opens two weeks before it is due; a rejected one is due again within two weeks. */
export const OPENS_BEFORE_DAYS = 14;

/** The five tests of evidence (domain guide 6.2). */
export const TEST_NAMES = ["relevant", "reliable", "sufficient", "current", "traceable"] as const;
export type EvidenceTest = (typeof TEST_NAMES)[number];
/** Below this, "effective" cannot be accepted. */
export const EFFECTIVE_NEEDS = 4;

export interface Attested {
  readonly result: Result;
  /** How many of the five tests its evidence met. */
  readonly quality: number;
}

export interface Standing {
  readonly necessary: boolean | null;
  /** The last accepted attestation, if it still counts. */
  readonly accepted: Attested | null;
  /** Until when the next attestation is due. */
  readonly due: string | null;
  /** The day on which the latest audit of this control found it conforming. */
  readonly auditedConformingAt: string | null;
}

/** The operating state of a control on `today`; days are `YYYY-MM-DD` where the organisation works. */
export function operatingStateOf(standing: Standing, today: string): OperatingState {
  const { necessary, accepted, due } = standing;
  if (necessary === null) return "not_decided";
  if (!necessary) return "excluded";
  if (!accepted) return "planned";
  if (accepted.result === "not_effective") return "failed";
  const late = due === null ? "none" : latenessOf(due, today, GRACE_DAYS);
  if (late === "beyond") return "overdue";
  if (late === "grace") return "overdue_grace";
  if (accepted.result === "partly_effective") return "partial";
  return isProven(standing, today) ? "effective" : "attested";
}

/** Attested on evidence without a weak side, and an independent person saw the same within a year. */
function isProven({ accepted, auditedConformingAt: seen }: Standing, today: string): boolean {
  if (accepted?.quality !== TEST_NAMES.length || seen === null) return false;
  return seen <= today && daysFrom(seen, today) <= AUDIT_HOLDS_DAYS;
}

/** The day since which a control is late: the calendar brought it, whenever somebody looked. Null: no day did. */
export function lateSince(state: OperatingState, due: string | null): string | null {
  if (due === null) return null;
  if (state === "overdue_grace") return plusDays(due, 1);
  return state === "overdue" ? plusDays(due, GRACE_DAYS + 1) : null;
}

/** "Implemented" is never typed: it follows from what was accepted. `typed` is what stood before. */
export function implementationOf(
  { necessary, accepted }: Pick<Standing, "necessary" | "accepted">,
  typed: ImplementationStatus,
): ImplementationStatus {
  if (necessary === false) return "not_applicable";
  if (accepted) return accepted.result === "effective" ? "implemented" : "partial";
  return typed === "not_started" ? "not_started" : "planned";
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Does the evidence speak about the whole period? */
export const evidenceCovers = (evidence: Period, period: Period): boolean =>
  evidence.from <= period.from && evidence.to >= period.to;

/** What is missing when no item covers the period, as a sentence; null when one does. */
export function missingEvidence(items: readonly Period[], period: Period): string | null {
  if (items.some((item) => evidenceCovers(item, period))) return null;
  return `No evidence covers the whole period ${period.from} to ${period.to}. Add one that does, or attest a shorter period.`;
}

/** The next attestation: counted from the end of the period that was attested. */
export const nextDueOf = (periodTo: string, days: number): string =>
  nextDay(periodTo, { every: days, unit: "days" });

/** The day on which an attestation with this due day opens. */
export const opensOn = (due: string): string => plusDays(due, -OPENS_BEFORE_DAYS);
/** The day on which it has lapsed, whenever somebody looked. */
export const lapsesOn = (due: string): string => plusDays(due, 1);

/** May an attestation with this due day be answered already? */
export const isOpening = (due: string, today: string): boolean => opensOn(due) <= today;

export const isLate = (due: string, today: string): boolean => lapsesOn(due) <= today;

/** How strong the evidence is: one point for each test met. */
export const qualityOf = (tests: Readonly<Record<EvidenceTest, boolean>>): number =>
  TEST_NAMES.filter((test) => tests[test]).length;

/** A justification that justifies nothing: "N/A", a dash, one or two words. */
export function saysNothing(text: string): boolean {
  const words = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s/]/gu, " ")
    .split(/\s+/)
    .filter(Boolean);
  if (words.length < 3) return true;
  const plain = words.join(" ");
  return EMPTY_PHRASES.has(plain) || (/^(n\/?a|none|tbd|todo)\b/.test(plain) && words.length < 5);
}
const EMPTY_PHRASES = new Set([
  "not applicable here",
  "not applicable to us",
  "does not apply",
  "not needed here",
  "not relevant here",
  "not relevant to us",
  "see above for reason",
  "to be done",
  "to be decided",
  "to be defined",
]);

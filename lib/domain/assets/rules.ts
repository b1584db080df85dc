// What an entry of the inventory must say, and when. Runs anywhere.
import { plusDays } from "@/lib/kernel/fields";

type Missing = Record<string, string[]>;

interface Entry {
  readonly ownerId: string | null;
  readonly ownerAgreedAt: unknown;
  readonly classification: string | null;
  readonly environmentId: string | null;
  readonly inScope: boolean | null;
  readonly scopeReason: string | null;
  /** Its environment has zones and it stands in none. Asked before it is accepted; a gap afterwards. */
  readonly needsZone?: boolean;
}

/** What keeps an entry from being accepted, by field; empty when nothing does. */
export function missingIn(entry: Entry): Missing {
  const missing: Missing = {};
  if (!entry.ownerId) missing.owner = ["Name a person who owns it."];
  else if (!entry.ownerAgreedAt) missing.owner = ["The owner has not agreed to own it yet."];
  if (!entry.classification) missing.classification = ["Choose a class."];
  if (!entry.environmentId) missing.environment = ["Choose where it runs or is kept."];
  if (entry.needsZone) missing.zone = ["Choose the zone of its environment in which it stands."];
  if (entry.inScope === null) missing.inScope = ["Say whether it is in scope."];
  if (entry.inScope === false && !entry.scopeReason) {
    missing.scopeReason = ["Say why it is outside, and what that means."];
  }
  return missing;
}

interface Needs {
  readonly confidentiality: number | null;
  readonly integrity: number | null;
  readonly availability: number | null;
}

/** The highest of the three needs. */
export function criticality({ confidentiality, integrity, availability }: Needs): number | null {
  const highest = Math.max(confidentiality ?? 0, integrity ?? 0, availability ?? 0);
  return highest === 0 ? null : highest;
}

/** Owners look again at least once a year; a month's grace lets the day be the same each year. */
const LONGEST = 396;

/** Why this is no day for the next look, or null. */
export function reviewProblem(next: string, today: string): string | null {
  if (next <= today) return "Choose a day in the future.";
  return next > plusDays(today, LONGEST) ? "Choose a day within 13 months." : null;
}

/** A year on: the next look when nobody says otherwise. */
export const inAYear = (today: string): string => plusDays(today, 365);

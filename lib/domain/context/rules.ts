// What an entry of the context must say before it counts. Runs anywhere.
import type { ContextKind, RequirementSource } from "@/prisma/generated/enums";

export interface Entry {
  readonly kind: ContextKind;
  readonly party: string;
  readonly source: RequirementSource | null;
  readonly sourceText: string;
  readonly addressed: boolean;
  readonly reason: string;
  /** How it is met. */
  readonly response: string;
  readonly ownerId: string | null;
}

/** The kinds whose text somebody else may change. */
const FROM_OUTSIDE: readonly ContextKind[] = ["requirement", "law", "contract"];
export const mayChange = (kind: ContextKind): boolean => FROM_OUTSIDE.includes(kind);

/** Messages by field; empty when the entry can be confirmed. */
export function missingIn(entry: Entry): Record<string, string[]> {
  const { kind } = entry;
  const isBare = (value: string) => value.trim() === "";
  const needsParty = kind === "requirement" || kind === "contract";
  const needsText = kind === "law" || kind === "contract";
  return {
    ...(entry.ownerId === null && { owner: ["Name who looks after it."] }),
    ...(needsParty &&
      isBare(entry.party) && {
        party: [kind === "contract" ? "Say with whom it is." : "Say whose requirement it is."],
      }),
    ...(kind === "requirement" &&
      entry.source === null && { source: ["Choose where it comes from."] }),
    ...(needsText &&
      isBare(entry.sourceText) && {
        sourceText: ["Say where its text stands: address, article or clause."],
      }),
    ...(!entry.addressed && isBare(entry.reason) && { reason: ["Say why it is not taken on."] }),
    ...(entry.addressed &&
      mayChange(kind) &&
      isBare(entry.response) && { response: ["Say how it is met, or that it is not taken on."] }),
  };
}

/** Why a day cannot be the next review; null when it can. */
export function reviewProblem(nextReview: string, today: string): string | null {
  return nextReview > today ? null : "Give a day after today.";
}

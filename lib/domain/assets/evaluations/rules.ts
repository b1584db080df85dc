// When a result counts. Runs anywhere.
import { type Result, results as stored } from "./schema";

export interface Known {
  /** Of the asset's own entry. */
  readonly asset: string | null;
  readonly artefacts: readonly string[];
  readonly releases: readonly string[];
}
interface Standing {
  readonly counts: boolean;
  readonly why: string;
}

/** A result counts for what was measured, and for nothing else: not for another quantisation. */
export function standingOf(digest: string | null, known: Known): Standing {
  if (digest === null) {
    return { counts: false, why: "The results do not say which weights were measured." };
  }
  if (known.artefacts.includes(digest)) {
    return { counts: true, why: "Measured on a file of this model." };
  }
  if (known.releases.includes(digest)) {
    return { counts: true, why: "Measured on a release of this model." };
  }
  if (known.asset === digest) {
    return { counts: true, why: "Measured on the weights that the model's entry names." };
  }
  return { counts: false, why: "Measured on a digest that is not one of this model." };
}

/** Results as the database keeps them; what is none falls away. */
export const readResults = (value: unknown): Result[] => stored.catch([]).parse(value);

/** A clock elsewhere may go a little ahead of ours. */
const AHEAD = 5 * 60_000;
export const isToCome = (ranAt: Date, now: Date): boolean =>
  ranAt.getTime() > now.getTime() + AHEAD;

interface Said {
  readonly ranAt: Date;
  readonly passed: boolean | null;
  readonly results: readonly unknown[];
}

/** Why these results cannot be taken, by field; empty when they can, whoever brings them. */
export function evaluationProblems({ results, passed, ranAt }: Said, now: Date) {
  const problems: Record<string, string[]> = {};
  if (results.length === 0 && passed === null) {
    problems.results = ["Send results, or say whether it passed."];
  }
  if (isToCome(ranAt, now)) problems.ranAt = ["This moment has not come yet."];
  return problems;
}

// When results count, what the criteria say of them, and what a release must say. Runs anywhere.
import type { EvaluationKind } from "@/prisma/generated/enums";
import { readResults } from "../assets/evaluations/rules";
import {
  type Criterion as FairnessCriterion,
  inForceAt,
  judgementsOf,
} from "../assets/fairness/rules";
import {
  CONFIGURATION_LABELS,
  type Configuration,
  type ConfigurationPart,
  type Criterion,
  commits,
  configuration,
  criteria,
  refusals,
  type Verdict,
  verdicts,
} from "./schema";

/** What the database keeps as JSON; what is none falls away. */
export const readConfiguration = (value: unknown): Configuration =>
  configuration.catch({}).parse(value);
export const readCommits = (value: unknown) => commits.catch([]).parse(value);
export const readCriteria = (value: unknown) => criteria.catch([]).parse(value);
export const readVerdicts = (value: unknown) => verdicts.catch([]).parse(value);
export const readRefusals = (value: unknown) => refusals.catch([]).parse(value);

interface Written {
  readonly authorIds: readonly string[];
  readonly writerIds: readonly string[];
  readonly proposedById: string | null;
}
/** Authors, who put it forward, and who edited it: none of them may approve it (S5). */
export const handsOn = ({ authorIds, writerIds, proposedById }: Written): string[] => [
  ...new Set([...authorIds, ...writerIds, ...(proposedById ? [proposedById] : [])]),
];

export const PARTS: readonly ConfigurationPart[] = [
  "template",
  "systemPrompt",
  "guardrails",
  "launchFlags",
];

export interface Measured {
  readonly reference: string;
  readonly kind: EvaluationKind;
  readonly suite: string;
  readonly digest: string | null;
  readonly data: string | null;
  readonly ranAt: Date;
  readonly results: unknown;
  readonly passed: boolean | null;
}
interface Judged {
  readonly digest: string;
  readonly criteria: readonly Criterion[];
  readonly criteriaAt: Date | null;
  readonly fairness: readonly FairnessCriterion[];
}

/** Why a result says nothing of this release, or null. */
export function whyIgnored(one: Measured, release: Judged): string | null {
  if (one.digest === null) return "It does not say which weights were measured.";
  if (one.digest !== release.digest) return `It was measured on another digest: ${one.digest}.`;
  if (one.data === null) return "It does not say which data were used.";
  if (release.criteriaAt === null || one.ranAt < release.criteriaAt) {
    return "It was measured before the criteria were written.";
  }
  return null;
}

/** The criteria held against the newest results that count. */
export function judge(release: Judged, evaluations: readonly Measured[], now: Date) {
  const newestFirst = evaluations.toSorted((one, two) => two.ranAt.getTime() - one.ranAt.getTime());
  const told = newestFirst.map((one) => ({ one, why: whyIgnored(one, release) }));
  const counting = told.filter(({ why }) => why === null).map(({ one }) => one);
  const own = release.criteria.map((criterion) => verdictOf(criterion, counting));
  const bias = inForceAt(release.fairness, now).map((one) => biasVerdict(one, counting));
  const all = [...own, ...bias];
  return {
    verdicts: all,
    counted: counting.filter(({ reference }) => all.some((one) => one.evaluation === reference)),
    ignored: told.flatMap(({ one: { reference, suite }, why }) =>
      why ? [{ reference, suite, why }] : [],
    ),
    /** Criteria without a result, in words. */
    missing: all.filter(({ value }) => value === null).map(wordsOf),
    passed: all.every(({ met }) => met),
  };
}

export const wordsOf = ({ kind, suite, metric }: Pick<Verdict, "kind" | "suite" | "metric">) =>
  [kind, suite, metric].filter(Boolean).join(", ");

function verdictOf(criterion: Criterion, counting: readonly Measured[]): Verdict {
  for (const one of counting) {
    if (one.kind !== criterion.kind || one.suite !== criterion.suite) continue;
    const value = measuredIn(one, criterion);
    if (value !== null) {
      return { ...criterion, value, evaluation: one.reference, met: holds(value, criterion) };
    }
  }
  return { ...criterion, value: null, evaluation: null, met: false };
}

/** Of several tasks or groups the worst counts. */
function measuredIn(
  { results, passed }: Measured,
  { metric, comparison }: Criterion,
): number | null {
  const own = readResults(results).filter((one) => one.metric === metric);
  const values = own.map(({ value }) => value);
  if (values.length > 0) {
    return comparison === "at_most" ? Math.max(...values) : Math.min(...values);
  }
  return metric === "passed" && passed !== null ? Number(passed) : null;
}

const holds = (
  value: number,
  { comparison, threshold }: Pick<Criterion, "comparison" | "threshold">,
) => (comparison === "at_most" ? value <= threshold : value >= threshold);

function biasVerdict(fairness: FairnessCriterion, counting: readonly Measured[]): Verdict {
  const { metric, comparison, threshold } = fairness;
  const said = { kind: "bias", metric, comparison, threshold } as const;
  for (const one of counting) {
    if (one.kind !== "bias" || inForceAt([fairness], one.ranAt).length === 0) continue;
    const [judgement] = judgementsOf([fairness], readResults(one.results));
    if (!judgement) continue;
    const { measured, verdict } = judgement;
    const met = verdict === "met";
    return { ...said, suite: one.suite, value: measured, evaluation: one.reference, met };
  }
  return { ...said, suite: "", value: null, evaluation: null, met: false };
}

interface Told {
  readonly configuration: Configuration;
  readonly licence: string;
  readonly weaknesses: string;
  readonly baseId: string | null;
  readonly withoutBase: boolean;
  readonly data: readonly string[];
}
type Problems = Record<string, string[]>;

/** Parts of the configuration of which nobody has said anything. */
export function gapsOfConfiguration(given: Configuration): Problems {
  const missing = PARTS.filter((part) => given[part] === undefined);
  return Object.fromEntries(
    missing.map((part) => [
      `configuration.${part}`,
      [`${CONFIGURATION_LABELS[part]}: give its hash, or none.`],
    ]),
  );
}

/** What keeps an evaluated release from being approved, by field. */
export function gapsToApprove(told: Told): Problems {
  const { licence, weaknesses, baseId, withoutBase, data } = told;
  const unknown = licence === "" || /^(unknown|other|noassertion)$/i.test(licence.trim());
  return {
    ...gapsOfConfiguration(told.configuration),
    ...(unknown && { licence: ["Name the licence under which it may be used."] }),
    ...(!baseId && !withoutBase && { base: ["Name the base model, or say that there is none."] }),
    ...(withoutBase && data.length === 0 && { data: ["Without a base, name its training data."] }),
    ...(weaknesses === "" && { weaknesses: ["Say what is known to be weak in it."] }),
  };
}

/** Which hashes differ between two releases. */
export function changedParts(from: Configuration, to: Configuration) {
  return PARTS.map((part) => ({
    part,
    from: from[part] ?? null,
    to: to[part] ?? null,
    changed: from[part] !== to[part],
  }));
}

interface Past {
  readonly reference: string;
  readonly release: string;
  readonly state: string;
  readonly approvedAt: Date | null;
  /** What took its place where it served. */
  readonly supersededById: string | null;
}

/** What one can go back to: approved before, and not withdrawn for a reason of its own. */
export const rollbackChoices = <One extends Past>(
  others: readonly One[],
  approvedAt: Date | null,
): One[] =>
  others.filter(
    (one) =>
      one.approvedAt !== null &&
      (approvedAt === null || one.approvedAt < approvedAt) &&
      (one.state === "approved" || one.state === "deployed" || one.supersededById !== null),
  );

/**
 * The release that is gone back to, by its version. Where the register knows none that was approved
 * before, the word none says that this is the first; a version names what served before the register.
 */
export function rollbackOf(
  said: string,
  own: { readonly reference: string; readonly release: string; readonly approvedAt: Date | null },
  others: readonly Past[],
): { to: string } | { problem: string } {
  const means = (one: Pick<Past, "reference" | "release">) =>
    [one.reference, one.release].includes(said);
  if (means(own)) return { problem: "Name another version than this one." };
  const choices = rollbackChoices(others, own.approvedAt);
  const chosen = choices.find(means);
  if (chosen) return { to: chosen.release };
  if (choices.length > 0) {
    const names = choices.map(({ release }) => release).join(", ");
    return { problem: `Choose a release that was approved before this one: ${names}.` };
  }
  const known = others.find(means);
  if (known) return { problem: `${known.reference} is ${known.state}: one cannot go back to it.` };
  return { to: said };
}

const TIERS = ["development", "test", "staging", "production"];
interface Found {
  readonly reference: string;
  readonly state: string;
  readonly environment: { readonly name: string; readonly tier: string } | null;
}

/**
 * May what bears this digest run there? What was approved may; what serves higher up may, too.
 * @param again the release that what was deployed there was rolled back to
 */
export function clearance(
  found: readonly Found[],
  place: { readonly name: string; readonly tier: string } | null,
  again: string | null = null,
): { ok: boolean; why: string; reference: string | null } {
  const good = found.find((one) => fits(one, place));
  if (!good && place && found.some(({ reference }) => reference === again)) {
    const why = `${place.name} was rolled back to ${again}.`;
    return { ok: true, why, reference: again };
  }
  if (good) {
    const where = good.environment ? ` to ${good.environment.name}` : "";
    const why = `${good.reference} is ${good.state}${where}.`;
    return { ok: true, why, reference: good.reference };
  }
  const [one] = found;
  if (!one) return { ok: false, why: "No release of this model has this digest.", reference: null };
  const elsewhere = one.state === "deployed" && place && one.environment;
  const why = elsewhere
    ? `${one.reference} is deployed to ${elsewhere.name}, not to ${place.name}.`
    : `${one.reference} is ${one.state === "withdrawn" ? "withdrawn" : `only a${one.state === "evaluated" ? "n evaluated" : ""} candidate`}.`;
  return { ok: false, why, reference: one.reference };
}

function fits({ state, environment }: Found, place: { name: string; tier: string } | null) {
  if (state === "approved") return true;
  if (state !== "deployed") return false;
  if (!place || !environment || environment.name === place.name) return true;
  return TIERS.indexOf(environment.tier) > TIERS.indexOf(place.tier);
}

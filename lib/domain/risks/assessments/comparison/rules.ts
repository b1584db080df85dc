// What is different between two assessments of one risk. Runs anywhere.
import type { FoundDifference, KeptAssessment, KeptLink } from "./schema";

type Told = Pick<FoundDifference, "before" | "after">;

const keyOf = ({ controlId, side }: KeptLink) => `${controlId} ${side}`;
const levelOf = ({ likelihood, impact }: { likelihood: number; impact: number }) =>
  `${likelihood} × ${impact}`;

/** Everything that differs, first of the assessment itself, then control by control. */
export function differencesOf(before: KeptAssessment, after: KeptAssessment): FoundDifference[] {
  return [
    ...ofLevels(before, after),
    ...ofLinks(before.links, after.links, false),
    ...ofLinks(before.planned, after.planned, true),
  ];
}

function ofLevels(before: KeptAssessment, after: KeptAssessment): FoundDifference[] {
  const told: [FoundDifference["what"], Told][] = [
    ["method", { before: before.method.edition, after: after.method.edition }],
    [
      "inherentLikelihood",
      { before: before.inherent.likelihood, after: after.inherent.likelihood },
    ],
    ["inherentImpact", { before: before.inherent.impact, after: after.inherent.impact }],
    ["current", { before: before.current.score, after: after.current.score }],
    ["residual", { before: before.residual.score, after: after.residual.score }],
    ["override", { before: overridden(before), after: overridden(after) }],
  ];
  return told
    .filter(([, values]) => values.before !== values.after)
    .map(([what, values]) => ({ what, control: null, planned: false, ...values }));
}

/** The level that a person set; null where the method's stands. */
const overridden = ({ override, current }: KeptAssessment) => (override ? levelOf(current) : null);

function ofLinks(
  before: readonly KeptLink[],
  after: readonly KeptLink[],
  planned: boolean,
): FoundDifference[] {
  const then = new Map(before.map((link) => [keyOf(link), link]));
  const now = new Map(after.map((link) => [keyOf(link), link]));
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((key) =>
    ofLink(then.get(key), now.get(key)).map((one) => ({ ...one, planned })),
  );
}

function ofLink(
  before: KeptLink | undefined,
  after: KeptLink | undefined,
): Omit<FoundDifference, "planned">[] {
  if (!before || !after) {
    const link = after ?? before;
    if (!link) return [];
    const what = after ? "linked" : "unlinked";
    const told = after ? { before: null, after: link.side } : { before: link.side, after: null };
    return [{ what, control: link.reference, ...told }];
  }
  return (["strength", "state"] as const)
    .filter((what) => before[what] !== after[what])
    .map((what) => ({
      what,
      control: after.reference,
      before: before[what],
      after: after[what],
    }));
}

export interface Point {
  readonly inherent: { readonly score: number };
  readonly current: { readonly score: number };
}

/** What a row of assessments shows, in numbers: where the current score came from and where it is. */
export function trendOf(oldestFirst: readonly Point[], limit: number) {
  const first = oldestFirst[0]?.current.score ?? 0;
  const last = oldestFirst.at(-1)?.current.score ?? 0;
  const above = oldestFirst.filter(({ current }) => current.score > limit).length;
  const moved: "fell" | "rose" | "stayed" =
    last < first ? "fell" : last > first ? "rose" : "stayed";
  return { moved, first, last, above, isAbove: last > limit };
}

// What an import of risks keeps, so that it can be taken back. Runs anywhere.
import * as z from "zod";
import type { Written } from "../writing/schema";

/** One line of what a batch keeps. */
const kept = z.object({
  riskId: z.uuid(),
  created: z.boolean(),
  /** As the import left it. */
  version: z.int(),
  before: z.record(z.string(), z.unknown()),
  /** Ids, where the import changed which assets it threatens. */
  assets: z.array(z.uuid()).nullable(),
});
export type Kept = z.output<typeof kept>;
const keptAll = z.array(kept);
const made = z.object({ assessment: z.array(z.uuid()).default([]) });

/** A batch's own record of what it did. */
export const readChanges = (value: unknown): Kept[] => keptAll.parse(value);
export const readMade = (value: unknown) => made.parse(value);

/** What was there before, for whoever takes the import back. */
export const changesOf = (written: readonly Written[], versions: ReadonlyMap<string, number>) =>
  written.map(({ id, planned: { known, columns, assets, assessment } }): Kept => {
    const version = versions.get(id) ?? 1;
    if (!known) return { riskId: id, created: true, version, before: {}, assets: null };
    const own = Object.entries(known).filter(([name]) => name in columns);
    return {
      ...{ riskId: id, created: false, version },
      before: {
        ...Object.fromEntries(own),
        ...("reviewDays" in columns && { nextReview: known.nextReview }),
        ...(assessment && UNSCORED),
      },
      assets: assets && known.assets.map((one) => one.id),
    };
  });

/** An import assesses only what was not scored before. */
const UNSCORED = {
  ...{ state: "identified", inherentLikelihood: 0, inherentImpact: 0, inherentScore: 0 },
  ...{ currentLikelihood: 0, currentImpact: 0, currentScore: 0 },
  ...{ residualLikelihood: 0, residualImpact: 0, residualScore: 0 },
  ...{ methodVersion: null, assessedAt: null, reviewedAt: null, nextReview: null },
  ...{ confirmedScore: null, confirmedAt: null },
} as const;

/** Was the risk there, and assessed by the import for the first time? */
export const bringsLevels = ({ created, before }: Kept): boolean =>
  !created && before.state === "identified";

interface Now {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
}

/** Risks that are no longer as the import left them. */
export function movedSince(changes: readonly Kept[], now: readonly Now[]): string[] {
  const by = new Map(now.map((one) => [one.id, one]));
  return changes.flatMap(({ riskId, version }) => {
    const risk = by.get(riskId);
    return risk && risk.version !== version ? [`${risk.reference} was changed since.`] : [];
  });
}

// Whether an import can be taken back. Runs anywhere.
import * as z from "zod";

const HOURS = 24;

/** One line of what a batch keeps. */
const kept = z.object({
  assetId: z.uuid(),
  created: z.boolean(),
  version: z.int(),
  before: z.record(z.string(), z.unknown()),
});
export type Kept = z.output<typeof kept>;
const keptAll = z.array(kept);
const ids = z.array(z.uuid());
const madeAll = z
  .object({ relation: ids, artefact: ids, evaluation: ids, proposal: ids })
  .partial();

/** A batch's own record of what it did. */
export const readChanges = (value: unknown): Kept[] => keptAll.parse(value);
export const readMade = (value: unknown) => ({
  relation: [],
  artefact: [],
  evaluation: [],
  proposal: [],
  ...madeAll.parse(value),
});

export interface Held {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly state: string;
}

/** Until when it can be taken back. */
export const undoUntil = (at: Date) => new Date(at.getTime() + HOURS * 3_600_000);

/** What stands against taking it back by itself, before asking what depends on it. */
export function undoProblem(
  batch: { readonly at: Date; readonly undoneAt: Date | null },
  now: Date,
): string | null {
  if (batch.undoneAt) return "This import was taken back already.";
  return now > undoUntil(batch.at)
    ? `An import can be taken back within ${HOURS} hours. Retire or correct what it brought.`
    : null;
}

/** Assets that are no longer as the import left them. */
export function movedSince(
  changes: readonly Kept[],
  now: readonly Held[],
  /** How often a later import changed an asset and was taken back. */
  back: ReadonlyMap<string, number> = new Map(),
): string[] {
  const by = new Map(now.map((one) => [one.id, one]));
  return changes.flatMap(({ assetId, created, version }) => {
    const asset = by.get(assetId);
    if (!asset) return [];
    const left = version + 2 * (back.get(assetId) ?? 0);
    const isMoved = asset.version !== left || (created && asset.state !== "proposed");
    return isMoved ? [`${asset.reference} was changed since.`] : [];
  });
}

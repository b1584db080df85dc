// Who deleted what. Runs anywhere.
import * as z from "zod";
import { isSamePlace } from "../copies/rules";

const deletion = z.object({ where: z.string(), evidence: z.string() });
type Deletion = z.output<typeof deletion>;

/** What the database keeps as JSON; what is none falls away. */
export const readDeletions = (value: unknown): Deletion[] =>
  z.array(deletion).catch([]).parse(value);

/** A later report adds to the earlier ones; of the same place the later word counts. */
export const withDeletions = (before: unknown, said: readonly Deletion[]): Deletion[] => [
  ...readDeletions(before).filter(
    (one) => !said.some((other) => isSamePlace(one.where, other.where)),
  ),
  ...said,
];

/** Everybody who said that copies were deleted: none of them confirms it. */
export const deletersOf = (asset: {
  readonly deletedById: string | null;
  readonly deleterIds: readonly string[];
}): string[] => [...asset.deleterIds, ...(asset.deletedById ? [asset.deletedById] : [])];

// Which rows of a table say what an open risk says already. Runs anywhere.

/** What tells one risk from another when nobody gives a reference. */
export interface Told {
  readonly title: string;
  readonly cause: string;
  readonly event: string;
  readonly consequence: string;
  /** Ids of the assets at risk. */
  readonly assets: readonly string[];
}

/** A risk of the register, or a row above. */
export interface Twin {
  readonly id: string | null;
  readonly reference: string | null;
  readonly line: number | null;
}
export type Twins = ReadonlyMap<string, Twin>;

/** Letters and digits alone: case, spaces and marks are written differently by different hands. */
const bare = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The same for all that say the same of the same assets. */
export const twinKey = ({ title, cause, event, consequence, assets }: Told): string =>
  JSON.stringify([...[title, cause, event, consequence].map(bare), ...assets.toSorted()]);

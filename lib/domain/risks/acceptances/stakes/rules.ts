import type { BoundAsset, Break } from "../rules";
import type { StakeReason } from "./schema";

/** Of the same asset, what counts of it would be something else. */
const differs = (bound: BoundAsset, now: readonly BoundAsset[]) =>
  now.some(
    ({ id, classification, exposure }) =>
      id === bound.id && (classification !== bound.classification || exposure !== bound.exposure),
  );

/** Of which assets that stay something else would count than what is bound. */
export const otherwise = (bound: readonly BoundAsset[], now: readonly BoundAsset[]): string[] =>
  bound.filter((one) => differs(one, now)).map(({ id }) => id);

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Why an acceptance would end, for who is about to save: an asset that joins or leaves is told from one whose
 * class or exposure changes, and that from one that another class would reach.
 * @param reached ids of assets of which nothing would be said otherwise, only what reaches them
 */
export function reasonsFor(
  broken: readonly Break[],
  bound: readonly BoundAsset[],
  now: readonly BoundAsset[],
  reached = NOTHING,
): StakeReason[] {
  const ids = new Set(now.map(({ id }) => id));
  const moved = otherwise(bound, now);
  const which: readonly (readonly [StakeReason, boolean])[] = [
    ["assets", bound.length !== now.length || !bound.every(({ id }) => ids.has(id))],
    ["facts", moved.some((id) => !reached.has(id))],
    ["reached", moved.some((id) => reached.has(id))],
  ];
  return broken.flatMap((reason): StakeReason[] =>
    reason === "assets" ? which.filter(([, is]) => is).map(([name]) => name) : [reason],
  );
}

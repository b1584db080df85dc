import type { BoundAsset, Break } from "../rules";
import type { StakeReason } from "./schema";

/** Of the same asset, what is said of it would be something else. */
const differs = (bound: BoundAsset, now: readonly BoundAsset[]) =>
  now.some(
    ({ id, classification, exposure }) =>
      id === bound.id && (classification !== bound.classification || exposure !== bound.exposure),
  );

/**
 * Why an acceptance would end, for who is about to save: an asset that joins or leaves is told from one whose
 * class or exposure changes.
 */
export function reasonsFor(
  broken: readonly Break[],
  bound: readonly BoundAsset[],
  now: readonly BoundAsset[],
): StakeReason[] {
  const ids = new Set(now.map(({ id }) => id));
  const isOtherSet = bound.length !== now.length || !bound.every(({ id }) => ids.has(id));
  const isOtherwise = bound.some((one) => differs(one, now));
  return broken.flatMap((reason): StakeReason[] =>
    reason === "assets"
      ? [...(isOtherSet ? ["assets" as const] : []), ...(isOtherwise ? ["facts" as const] : [])]
      : [reason],
  );
}

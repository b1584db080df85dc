// What would reach assets if the map were otherwise than it is. Runs anywhere.
import type { Classification } from "@/prisma/generated/enums";
import { inherit, type Link } from "../rules";
import { nodeOf, type Rerated, rerated } from "../stored/rules";
import type { StoredAsset, Walked } from "../stored/schema";

/** A change of the map that nobody has written yet. */
export interface MapChange {
  /** What would be said of assets that are there, or the state in which they would be, by id. */
  readonly own: ReadonlyMap<string, Partial<Pick<StoredAsset, "classification" | "state">>>;
  /** Assets that would be new. */
  readonly fresh: readonly StoredAsset[];
  readonly added: readonly Link[];
  readonly ended: readonly Link[];
}

/** The map as it is. */
export const AS_IT_IS: MapChange = { own: new Map(), fresh: [], added: [], ended: [] };

/**
 * Where the change begins, among what is there. From both ends of a relation it does not matter whether the
 * relation is walked along: what it would bring or takes away lies downstream of one of them.
 */
export function beginnings({ own, fresh, added, ended }: MapChange): string[] {
  const ends = [...added, ...ended].flatMap(({ fromId, toId }) => [fromId, toId]);
  const unwritten = new Set(fresh.map(({ id }) => id));
  return [...new Set([...own.keys(), ...ends])].filter((id) => !unwritten.has(id));
}

const keyOf = ({ fromId, type, toId }: Link) => `${fromId} ${type} ${toId}`;

/** What assets inherit otherwise than is stored of them, by the map after the change. */
export function reckoned({ assets, links }: Walked, change: MapChange = AS_IT_IS): Rerated[] {
  const after = [...assets.map((one) => ({ ...one, ...change.own.get(one.id) })), ...change.fresh];
  const gone = new Set(change.ended.map(keyOf));
  const kept = links.filter((one) => !gone.has(keyOf(one)));
  const result = inherit(after.map(nodeOf), [...kept, ...change.added]);
  return after.flatMap((one) => {
    const inherited = result.get(one.id);
    return (inherited && rerated(one, inherited)) ?? [];
  });
}

/** The classes that would reach assets that are there, where they would be others than now. */
export function classesAfter(
  found: Walked,
  change: MapChange,
): ReadonlyMap<string, Classification | null> {
  const unwritten = new Set(change.fresh.map(({ id }) => id));
  const moved = reckoned(found, change).filter(
    ({ id, fields }) => fields.includes("classification") && !unwritten.has(id),
  );
  return new Map(moved.map(({ id, classification }) => [id, classification]));
}

/** An asset that would be new: of what reaches it later nothing is stored. */
export const unwritten = (
  said: Pick<StoredAsset, "id" | "kind"> & Partial<StoredAsset>,
): StoredAsset => ({
  ...{ state: "proposed", confidentiality: null, integrity: null, availability: null },
  ...{ classification: null, personalData: "unknown", licence: null, facts: {} },
  ...{ inheritedConfidentiality: null, inheritedIntegrity: null, inheritedAvailability: null },
  ...{ inheritedClassification: null, inheritedPersonalData: false, inheritance: {} },
  ...{ content: true, demand: true },
  ...said,
});

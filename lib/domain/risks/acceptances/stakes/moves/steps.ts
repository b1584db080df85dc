import type { Sql } from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { isUuid, named } from "@/lib/kernel/fields";
import type { Reader } from "@/lib/platform/db";
import { AS_IT_IS, type MapChange } from "../../../../assets/graph/foreseen/rules";
import { classesForeseen } from "../../../../assets/graph/foreseen/steps";
import { relationProblem } from "../../../../assets/relations/rules";
import type { Judged } from "../../../standing/steps";
import type { Change } from "../schema";

/** A query's means of reading, or a command's. */
export interface Reading {
  readonly db: Reader;
  readonly rows: <Row>(statement: Sql) => Promise<Row[]>;
}

type BoundAsset = Judged["assets"][number]["asset"];
/** What an acceptance binds of an asset, as far as it would be something else. */
export type Become = Partial<
  Pick<BoundAsset, "classification" | "exposure" | "inheritedClassification">
>;

/** More assets than these are not held against acceptances before somebody saves. */
const MOST_MOVED = 10_000;

interface Becoming {
  readonly become: ReadonlyMap<string, Become>;
  readonly isCut: boolean;
}

/** What is said otherwise, and what would reach these assets and others along relations because of it. */
export async function becomingOf(
  { rows }: Reading,
  said: ReadonlyMap<string, Become>,
  map: MapChange,
): Promise<Becoming> {
  const own = new Map(map.own);
  for (const [id, { classification }] of said) {
    if (classification !== undefined) own.set(id, { ...own.get(id), classification });
  }
  const become = new Map(said);
  for (const [id, inheritedClassification] of await classesForeseen(rows, { ...map, own })) {
    become.set(id, { ...become.get(id), inheritedClassification });
  }
  const isCut = become.size > MOST_MOVED;
  return { become: isCut ? new Map([...become].slice(0, MOST_MOVED)) : become, isCut };
}

/** How the map would be otherwise, besides what would be said of assets; null when no asset is named. */
export async function mapChangeOf(db: Reader, change: Change): Promise<MapChange | null> {
  if (change.ended) return { ...AS_IT_IS, ended: [await relationOf(db, change.ended)] };
  const [asset] = change.asset ?? [];
  if (!change.asset || !asset) return null;
  if (change.disposed) return { ...AS_IT_IS, own: await gone(db, change.asset) };
  const { relation: type, to } = change;
  if (!type || !to) return AS_IT_IS;
  const [one, other] = [await endOf(db, asset), await endOf(db, to)];
  // What cannot be said changes nothing.
  if (one.id === other.id || relationProblem(type, one.kind, other.kind)) return AS_IT_IS;
  return { ...AS_IT_IS, added: [{ fromId: one.id, toId: other.id, type }] };
}

async function relationOf(db: Reader, id: string) {
  const select = { fromId: true, toId: true, type: true } as const;
  const found = await db.assetRelation.findUnique({ where: { id }, select });
  if (!found) throw notFound("relation");
  return found;
}

async function endOf(db: Reader, ref: string) {
  const select = { id: true, kind: true } as const;
  const found = await db.asset.findUnique({ where: named(ref), select });
  if (!found) throw notFound("asset");
  return found;
}

export const anyOf = (refs: readonly string[]) => ({
  OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }],
});

async function gone(db: Reader, refs: readonly string[]): Promise<MapChange["own"]> {
  const found = await db.asset.findMany({ where: anyOf(refs), select: { id: true } });
  if (found.length < new Set(refs).size) throw notFound("asset");
  return new Map(found.map(({ id }) => [id, { state: "disposed" }]));
}

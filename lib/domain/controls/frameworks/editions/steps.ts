import type { Reader, Tx } from "@/lib/platform/db";
import { differenceOf, type Line } from "./rules";

/** A requirement as differences read it. */
export interface StoredLine extends Line {
  readonly id: string;
  readonly version: number;
  readonly formerId: string | null;
  readonly formerScore: number;
  readonly formerReason: string;
  readonly isSettled: boolean;
}

const LINE = {
  ...{ id: true, ref: true, title: true, text: true, parent: true, isHeading: true },
  ...{ version: true, formerId: true, formerScore: true, formerReason: true, isSettled: true },
} as const;
/** More requirements than any framework has; a table of more is refused. */
export const MOST_REQUIREMENTS = 2000;

/** The requirements of an edition in its own order. */
export const linesOf = (db: Reader | Tx, frameworkId: string): Promise<StoredLine[]> =>
  db.requirement.findMany({
    where: { frameworkId },
    select: LINE,
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: MOST_REQUIREMENTS,
  });

interface Edition {
  readonly id: string;
  readonly replacesId: string | null;
  readonly droppedIds: readonly string[];
}

/** Every line of the difference to the edition before, each with whether an officer has settled it. */
export async function readDifference(db: Reader | Tx, edition: Edition) {
  if (!edition.replacesId) return [];
  const former = await linesOf(db, edition.replacesId);
  const fresh = await linesOf(db, edition.id);
  const refs = new Map(former.map(({ id, ref }) => [id, ref]));
  const dropped = new Set(edition.droppedIds);
  return differenceOf(former, fresh, (one) => refs.get(one.formerId ?? "") ?? null).map((pair) => ({
    ...pair,
    isSettled: pair.fresh ? pair.fresh.isSettled : dropped.has(pair.former?.id ?? ""),
  }));
}

import type { Reader } from "@/lib/platform/db";
import type { RiskWhereInput } from "@/prisma/generated/models";
import type { Rows } from "../../proposals/looks/steps";
import { bandRose, type Levels, levelsOf } from "../../rules";
import { computed, type Judged, judgedSelect } from "../../standing/steps";
import { shown } from "../../steps";
import { scoresDiffer } from "../rules";
import type { Method } from "../schema";
import { methodsOf } from "../steps";
import { MOST_LISTED, type MovedRisk } from "./schema";
import { shapesOf, TOGETHER } from "./shapes/steps";

/** Open risks that one of these editions scored. */
export const scoredBy = (editions: readonly string[]): RiskWhereInput => ({
  methodVersion: { in: [...editions] },
  state: { not: "closed" },
});

/** How many open risks each of these editions scored, and whether this one might score them otherwise. */
export async function countedBy(db: Reader, method: Method, editions: readonly string[]) {
  const methodFor = await methodsOf(db);
  const counted = await db.risk.groupBy({
    by: ["methodVersion"],
    where: scoredBy(editions),
    _count: { _all: true },
    orderBy: { methodVersion: "asc" },
  });
  return counted.flatMap(({ methodVersion: edition, _count }) =>
    edition === null
      ? []
      : {
          edition,
          risks: _count._all,
          changesScores: scoresDiffer(methodFor(edition), method),
        },
  );
}

interface Moving {
  readonly rows: Rows;
  readonly db: Reader;
  /** So many risks at a time. */
  readonly size?: number;
}

/**
 * Computes all open risks of these editions by the method, each kind of them once: what levels follow from
 * repeats, however many risks there are. Nothing is written.
 */
export async function movedBy(
  { rows, db, size = TOGETHER }: Moving,
  method: Method,
  editions: readonly string[],
) {
  const counts = { computed: 0, moved: 0, worse: 0, better: 0 };
  let worst: Named[] = [];
  let after: string | null = null;
  do {
    const page = await shapesOf(rows, { editions, after, size, few: MOST_LISTED });
    for (const { before, count, first, ...basis } of page.shapes) {
      counts.computed += count;
      const then = levelsOf({ ...basis, method });
      if (isSame(before, then)) continue;
      counts.moved += count;
      if (rose(before, then)) counts.worse += count;
      if (rose(then, before)) counts.better += count;
      worst.push(...first.map((one) => ({ ...one, score: then.current.score })));
    }
    worst = worst.toSorted(worstFirst).slice(0, MOST_LISTED);
    after = page.next;
  } while (after !== null);
  return { ...counts, rows: await listed(db, method, worst) };
}

interface Named {
  readonly id: string;
  readonly reference: string;
  readonly score: number;
}

async function listed(db: Reader, method: Method, worst: readonly Named[]): Promise<MovedRisk[]> {
  const found = await db.risk.findMany({
    where: { id: { in: worst.map(({ id }) => id) } },
    select: judgedSelect,
    take: MOST_LISTED,
  });
  const byId = new Map(found.map((risk) => [risk.id, risk]));
  return worst.flatMap(({ id }) => {
    const risk = byId.get(id);
    return risk ? movedRisk({ ...risk, method }) : [];
  });
}

const rose = (before: Levels, after: Levels) => bandRose(before.current.band, after.current.band);

const worstFirst = (one: Named, other: Named) =>
  other.score - one.score || (one.reference < other.reference ? -1 : 1);

/** The risk with its levels as they stand and as its method gives them; nothing where they agree. */
function movedRisk(risk: Judged): MovedRisk[] {
  const { id, reference, title, methodVersion: edition } = risk;
  const { current, residual } = shown(risk);
  const after = computed(risk);
  if (!current || !residual || !after || edition === null) return [];
  const before = { current, residual };
  return isSame(before, after) ? [] : [{ id, reference, title, edition, before, after }];
}

const isSame = (one: Levels, other: Levels) =>
  (["current", "residual"] as const).every((value) =>
    (["likelihood", "impact", "band"] as const).every(
      (field) => one[value][field] === other[value][field],
    ),
  );

/** Acceptances in force on these risks: each binds the edition by which its risk was scored. */
export async function acceptancesOf(db: Reader, editions: readonly string[]) {
  const where = { state: "accepted", risk: scoredBy(editions) } as const;
  const [count, rows] = await Promise.all([
    db.acceptance.count({ where }),
    db.acceptance.findMany({
      where,
      select: {
        id: true,
        reference: true,
        score: true,
        risk: { select: { reference: true, title: true } },
      },
      orderBy: [{ score: "desc" }, { id: "asc" }],
      take: MOST_LISTED,
    }),
  ]);
  return { count, rows };
}

import type { Reader } from "@/lib/platform/db";
import type { RiskWhereInput } from "@/prisma/generated/models";
import { bandRose, type Levels } from "../../rules";
import { computed, type Judged, judgedSelect } from "../../standing/steps";
import { shown } from "../../steps";
import { scoresDiffer } from "../rules";
import type { Method } from "../schema";
import { methodsOf } from "../steps";
import { MOST_COMPUTED, MOST_LISTED, type MovedRisk } from "./schema";

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

const PAGE = 500;

/** Computes open risks of these editions by the method, as many as a preview takes. Nothing is written. */
export async function movedBy(db: Reader, method: Method, editions: readonly string[]) {
  const moved: MovedRisk[] = [];
  let looked = 0;
  let last: string | undefined;
  do {
    const page = await db.risk.findMany({
      where: { ...scoredBy(editions), ...(last && { id: { gt: last } }) },
      select: judgedSelect,
      orderBy: { id: "asc" },
      take: PAGE,
    });
    looked += page.length;
    moved.push(...page.flatMap((risk) => movedRisk({ ...risk, method })));
    last = page.length === PAGE ? page.at(-1)?.id : undefined;
  } while (last && looked < MOST_COMPUTED);
  return {
    computed: looked,
    isWhole: last === undefined,
    moved: moved.length,
    worse: moved.filter(({ before, after }) => rose(before, after)).length,
    better: moved.filter(({ before, after }) => rose(after, before)).length,
    rows: moved.toSorted(worstFirst).slice(0, MOST_LISTED),
  };
}

const rose = (before: Levels, after: Levels) => bandRose(before.current.band, after.current.band);

const worstFirst = (one: MovedRisk, other: MovedRisk) =>
  other.after.current.score - one.after.current.score ||
  one.reference.localeCompare(other.reference);

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

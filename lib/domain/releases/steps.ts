import { invalid, notFound, stale } from "@/lib/kernel/errors";
import { isUuid, named } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type { ReleaseUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { readFacts } from "../assets/facts/rules";
import { type At, personNamed } from "../people/steps";
import { judge, readConfiguration, readCriteria } from "./rules";
import type { Described } from "./schema";

export const MOVED = {
  ...{ id: true, reference: true, release: true, state: true, version: true },
} as const;

/** @throws not_found */
export async function releaseNamed(db: Reader | Tx, ref: string) {
  const found = await db.release.findUnique({ where: named(ref) });
  if (!found) throw notFound("release");
  return found;
}
export type StoredRelease = Awaited<ReturnType<typeof releaseNamed>>;

/**
 * Changes the release when it still is as the caller saw it.
 * @throws conflict with the current row
 */
export async function claimRelease(
  tx: Tx,
  id: string,
  version: number,
  data: ReleaseUncheckedUpdateManyInput,
) {
  const { count } = await tx.release.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.release.findUniqueOrThrow({ where: { id }, select: MOVED });
  if (count === 0) throw stale(now);
  return now;
}

/** The model that is released. @throws invalid */
export async function modelNamed(tx: Tx, ref: string) {
  const found = await tx.asset.findUnique({ where: named(ref) });
  if (found?.kind !== "model") throw invalid({ asset: ["Choose a model of the inventory."] });
  if (found.state === "retired" || found.state === "disposed") {
    throw invalid({ asset: [`${found.reference} is retired.`] });
  }
  return found;
}

interface Writing extends At {
  readonly assetId: string;
  /** Who is an author already. */
  readonly authorIds: readonly string[];
}

/** What is given, as columns: names become ids, and who wrote a commit is an author. */
export async function columnsOf(at: Writing, given: Described) {
  const { authors, commits, base, configuration, criteria, ...plain } = given;
  const authorIds = await authorsOf(at, authors, commits);
  return {
    ...plain,
    ...(authorIds && { authorIds }),
    ...(commits && { commits }),
    ...(configuration && { configuration }),
    ...(criteria && { criteria, criteriaAt: criteria.length > 0 ? at.now : null }),
    ...(base !== undefined && (await baseOf(at, base))),
  };
}

async function authorsOf(
  at: Writing,
  authors: readonly string[] | undefined,
  commits: Described["commits"],
) {
  if (!authors && !commits) return undefined;
  const named = authors
    ? await Promise.all(
        authors.map((ref) => personNamed(at, ref, "authors", { notAuditors: true })),
      )
    : at.authorIds.map((id) => ({ id }));
  const emails = (commits ?? []).map(({ author }) => author.toLowerCase());
  const committed = await at.tx.person.findMany({
    where: { email: { in: emails } },
    select: { id: true },
  });
  return [...new Set([...named, ...committed].map(({ id }) => id))];
}

async function baseOf({ tx, assetId }: Writing, ref: string | null) {
  if (!ref) return { baseId: null };
  const found = await tx.asset.findUnique({ where: named(ref), select: { id: true, kind: true } });
  if (found?.kind !== "model") throw invalid({ base: ["Choose a model of the inventory."] });
  if (found.id === assetId) throw invalid({ base: ["A model is not its own base."] });
  return { baseId: found.id, withoutBase: false };
}

/** The results at hand, held against the criteria of the release and those of fairness. */
export async function outlookOf(
  db: Reader | Tx,
  release: StoredRelease,
  { now, refs }: { now: Date; refs?: readonly string[] | undefined },
) {
  const { assetId, digest, criteriaAt } = release;
  const [asset, fairness, evaluations] = await Promise.all([
    db.asset.findUniqueOrThrow({ where: { id: assetId }, select: { facts: true } }),
    db.fairnessCriterion.findMany({ where: { assetId } }),
    db.evaluation.findMany({
      where: { assetId, ...(refs && whichOf(refs)) },
      orderBy: { ranAt: "desc" },
      take: 500,
    }),
  ]);
  const affectsNobody = readFacts(asset.facts).affectsPeople === false;
  const judged = judge(
    {
      ...{ digest, criteriaAt, criteria: readCriteria(release.criteria) },
      fairness: affectsNobody ? [] : fairness,
    },
    evaluations,
    now,
  );
  const agreed = fairness.some(({ inForceFrom, endedAt }) => inForceFrom !== null && !endedAt);
  return { ...judged, evaluations, isUnfair: !affectsNobody && !agreed };
}
const whichOf = (refs: readonly string[]) => ({
  OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }],
});

/** What a release says, as its rules read it. */
export const toldBy = (release: StoredRelease) => ({
  ...release,
  configuration: readConfiguration(release.configuration),
});

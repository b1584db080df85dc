import { invalid, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type { ReleaseUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { readFacts } from "../assets/facts/rules";
import { type At, personNamed } from "../people/steps";
import { handsOn, judge, readCommits, readConfiguration, readCriteria } from "./rules";
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

/** @throws wrong_state when the model is not used any more */
export async function mustBeUsed(tx: Tx, { assetId }: Pick<StoredRelease, "assetId">) {
  const { reference, state } = await tx.asset.findUniqueOrThrow({ where: { id: assetId } });
  if (state !== "retired" && state !== "disposed") return;
  throw wrongState(`${reference} is ${state}: its releases can only be withdrawn.`);
}

interface Writing extends At {
  readonly assetId: string;
  /** Who is an author already. */
  readonly authorIds: readonly string[];
  /** What went in already. */
  readonly commits: StoredRelease["commits"];
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

/** Authors are added, never taken away: who wrote it once has written it. @throws invalid */
async function authorsOf(
  at: Writing,
  authors: readonly string[] | undefined,
  commits: Described["commits"],
) {
  if (!authors && !commits) return undefined;
  const known = await at.tx.person.findMany({
    where: { id: { in: [...at.authorIds] } },
    select: { id: true, reference: true, name: true, email: true },
  });
  const isOne = (one: (typeof known)[number], ref: string) =>
    [one.id, one.reference, one.email].includes(ref);
  const fresh = (authors ?? []).filter((ref) => !known.some((one) => isOne(one, ref)));
  const named = await Promise.all(
    fresh.map((ref) => personNamed(at, ref, "authors", { notAuditors: true })),
  );
  const before = await committersOf(at.tx, at.commits);
  const gone = known.filter(
    (one) => authors && !before.includes(one.id) && !authors.some((ref) => isOne(one, ref)),
  );
  if (gone.length > 0) {
    const who = gone.map(({ name }) => name).join(", ");
    const why = `${who} stays an author. If that was never so, withdraw it and put it forward anew.`;
    throw invalid({ authors: [why] });
  }
  const committed = await committersOf(at.tx, commits ?? []);
  const ids = [...at.authorIds, ...named.map(({ id }) => id), ...before, ...committed];
  return [...new Set(ids)];
}

/** Who is known here by the address of a commit. */
async function committersOf(tx: Tx, stored: unknown): Promise<string[]> {
  const emails = readCommits(stored).map(({ author }) => author.toLowerCase());
  if (emails.length === 0) return [];
  const where = { email: { in: emails } };
  return (await tx.person.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** Everybody who had a hand in it (S5), who came after their commit included. */
export const writersOf = async (tx: Tx, release: StoredRelease) => [
  ...handsOn(release),
  ...(await committersOf(tx, release.commits)),
];

async function baseOf({ tx, assetId }: Writing, ref: string | null) {
  if (!ref) return { baseId: null };
  const found = await tx.asset.findUnique({ where: named(ref), select: { id: true, kind: true } });
  if (found?.kind !== "model") throw invalid({ base: ["Choose a model of the inventory."] });
  if (found.id === assetId) throw invalid({ base: ["A model is not its own base."] });
  return { baseId: found.id, withoutBase: false };
}

/** The results at hand, held against the criteria of the release and those of fairness. */
export async function outlookOf(db: Reader | Tx, release: StoredRelease, { now }: { now: Date }) {
  const { assetId, digest, criteriaAt } = release;
  const [asset, fairness, evaluations] = await Promise.all([
    db.asset.findUniqueOrThrow({ where: { id: assetId }, select: { facts: true } }),
    db.fairnessCriterion.findMany({ where: { assetId } }),
    db.evaluation.findMany({
      where: { assetId },
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

/** What a release says, as its rules read it. */
export const toldBy = (release: StoredRelease) => ({
  ...release,
  configuration: readConfiguration(release.configuration),
});

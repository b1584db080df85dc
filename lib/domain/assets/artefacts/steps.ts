import type { Reader, Tx } from "@/lib/platform/db";

/** How often each digest is named by what rests on it, for one asset. */
export async function usesOf(db: Reader | Tx, assetId: string): Promise<Map<string, number>> {
  const [evaluations, releases, copies, runs] = await Promise.all([
    db.evaluation.groupBy({ by: ["digest"], where: { assetId }, _count: true }),
    db.release.findMany({ where: { assetId }, select: { digest: true } }),
    db.assetCopy.findMany({ where: { assetId }, select: { digest: true } }),
    db.trainingRun.findMany({ where: { assetId }, select: { result: true } }),
  ]);
  const uses = new Map<string, number>();
  const count = (digest: string | null, times = 1) => {
    if (digest) uses.set(digest, (uses.get(digest) ?? 0) + times);
  };
  for (const { digest, _count } of evaluations) count(digest, _count);
  for (const { digest } of releases) count(digest);
  for (const { digest } of copies) count(digest);
  for (const { result } of runs) count(result);
  return uses;
}

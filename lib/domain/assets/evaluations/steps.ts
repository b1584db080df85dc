import { createHash } from "node:crypto";
import type { Reader, Tx } from "@/lib/platform/db";
import type { EvaluationKind } from "@/prisma/generated/enums";
import { inForceAt, judgementsOf, type Measured, verdictOf } from "../fairness/rules";
import type { Known } from "./rules";

/** The digests that are this asset's: its entry's, its files' and its releases'. */
export async function digestsOf(
  db: Reader | Tx,
  asset: { id: string; digest: string | null },
): Promise<Known> {
  const where = { where: { assetId: asset.id }, select: { digest: true } } as const;
  const [artefacts, releases] = await Promise.all([
    db.artefact.findMany(where),
    db.release.findMany(where),
  ]);
  const digests = (rows: readonly { digest: string }[]) => rows.map((one) => one.digest);
  return { asset: asset.digest, artefacts: digests(artefacts), releases: digests(releases) };
}

interface Run {
  readonly assetId: string;
  readonly ranAt: Date;
  readonly results: readonly Measured[];
}

/** What the criteria in force on the day of the run say of it. */
export async function fairnessOf(db: Reader | Tx, { assetId, ranAt, results }: Run) {
  const criteria = await db.fairnessCriterion.findMany({
    where: { assetId, inForceFrom: { lte: ranAt } },
    orderBy: { metric: "asc" },
  });
  return judgementsOf(inForceAt(criteria, ranAt), results);
}

interface SaidRun extends Run {
  readonly kind: EvaluationKind;
  readonly passed: boolean | null;
}

/**
 * Of each run whether it passed, or null where nobody said. About bias the criteria in force on its day
 * decide, not the source, whichever way it came.
 */
export async function outcomesOf(db: Reader | Tx, runs: readonly SaidRun[]) {
  const judged = new Set(runs.flatMap((one) => (one.kind === "bias" ? [one.assetId] : [])));
  const criteria =
    judged.size > 0
      ? await db.fairnessCriterion.findMany({ where: { assetId: { in: [...judged] } } })
      : [];
  const byAsset = Map.groupBy(criteria, (one) => one.assetId);
  return runs.map(({ kind, passed, assetId, ranAt, results }) => {
    if (kind !== "bias") return passed;
    const own = inForceAt(byAsset.get(assetId) ?? [], ranAt);
    const verdict = verdictOf(judgementsOf(own, results));
    return verdict === "none" ? null : verdict === "met";
  });
}

/** The mark of results that came without a file. */
export const markOf = (value: unknown): string =>
  `sha256:${createHash("sha256").update(JSON.stringify(value)).digest("hex")}`;

import { createHash } from "node:crypto";
import type { Reader, Tx } from "@/lib/platform/db";
import { inForceAt, judgementsOf, type Measured } from "../fairness/rules";
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

/** The mark of results that came without a file. */
export const markOf = (value: unknown): string =>
  `sha256:${createHash("sha256").update(JSON.stringify(value)).digest("hex")}`;

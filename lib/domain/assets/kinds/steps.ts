import { invalid } from "@/lib/kernel/errors";
import type { Tx } from "@/lib/platform/db";
import { readFacts } from "../facts/rules";
import { holdMap } from "../graph/steps";
import type { StoredAsset } from "../steps";

/**
 * A kind decides which relations, facts and files an asset can have, so it stays once there are any.
 * @throws invalid naming what there is
 */
export async function mustBeBare(tx: Tx, asset: StoredAsset): Promise<void> {
  // Nobody relates anything to it in the meantime.
  await holdMap(tx);
  const { _count: found } = await tx.asset.findUniqueOrThrow({
    where: { id: asset.id },
    select: { _count: { select: KEPT } },
  });
  const kept = [
    ...(Object.keys(readFacts(asset.facts)).length > 0 ? ["facts"] : []),
    ...KINDS_OF_MATERIAL.filter(([, names]) => names.some((name) => found[name] > 0)).map(
      ([words]) => words,
    ),
  ];
  if (kept.length === 0) return;
  throw invalid({ kind: [`Its kind stays: it has ${kept.join(", ")}. Take them away first.`] });
}

const KEPT = {
  ...{ relationsFrom: true, relationsTo: true, artefacts: true, copies: true, trainingRuns: true },
  ...{ evaluations: true, fairness: true, releases: true, basedReleases: true },
} as const;

const KINDS_OF_MATERIAL: readonly (readonly [string, readonly (keyof typeof KEPT)[]])[] = [
  ["relations", ["relationsFrom", "relationsTo"]],
  ["files", ["artefacts"]],
  ["copies", ["copies"]],
  ["training runs", ["trainingRuns"]],
  ["evaluations", ["evaluations"]],
  ["fairness criteria", ["fairness"]],
  ["releases", ["releases", "basedReleases"]],
];

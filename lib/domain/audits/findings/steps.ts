import { notFound, stale } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import type { FindingModel, FindingUncheckedUpdateManyInput } from "@/prisma/generated/models";

export async function requireFinding(tx: Tx, ref: string): Promise<FindingModel> {
  const finding = await tx.finding.findUnique({ where: named(ref) });
  if (!finding) throw notFound("finding");
  return finding;
}

export const standOf = ({ id, reference, state, version }: FindingModel) => ({
  id,
  reference,
  state,
  version,
});

type Change = FindingUncheckedUpdateManyInput;

/**
 * Changes the finding the caller saw.
 * @throws conflict with the current row when somebody was faster.
 */
export async function changeFinding(tx: Tx, finding: FindingModel, seen: number, data: Change) {
  const { count } = await tx.finding.updateMany({
    where: { id: finding.id, version: seen },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.finding.findUniqueOrThrow({ where: { id: finding.id } });
  if (count === 0) throw stale(standOf(now));
  return standOf(now);
}

export const asRecord = ({ id, reference }: FindingModel) => ({
  kind: "finding",
  id,
  label: reference,
});

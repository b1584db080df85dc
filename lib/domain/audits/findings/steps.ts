import { invalid, notFound, stale } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import type { FindingModel, FindingUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { clauseOf } from "../catalogue";

export async function requireFinding(tx: Tx, ref: string): Promise<FindingModel> {
  const finding = await tx.finding.findUnique({ where: named(ref) });
  if (!finding) throw notFound("finding");
  return finding;
}

/**
 * The clause or control that is meant, as the catalogue or the control writes it: `a.5.18` is A.5.18.
 * @throws invalid naming what is neither.
 */
export async function criterionNamed(tx: Tx, said: string): Promise<string> {
  const ref = said.replaceAll(/\s/g, "").toUpperCase();
  const isKnown =
    clauseOf(ref) !== undefined || (await tx.control.count({ where: { reference: ref } })) > 0;
  if (isKnown) return ref;
  throw invalid({
    ref: [`${said} is neither a clause nor a control. Give one such as 9.2.1, A.5.18 or OWN-1.`],
  });
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

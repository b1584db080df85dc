import { invalid, notFound, stale } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import type { AuditModel, AuditUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { clauseOf } from "./catalogue";

export async function requireAudit(tx: Tx, ref: string): Promise<AuditModel> {
  const audit = await tx.audit.findUnique({ where: named(ref) });
  if (!audit) throw notFound("audit");
  return audit;
}

export const standOf = ({ id, reference, state, version }: AuditModel) => ({
  id,
  reference,
  state,
  version,
});

type Change = AuditUncheckedUpdateManyInput;

/**
 * Changes the audit the caller saw.
 * @throws conflict with the current row when somebody was faster.
 */
export async function changeAudit(tx: Tx, audit: AuditModel, seen: number, data: Change) {
  const { count } = await tx.audit.updateMany({
    where: { id: audit.id, version: seen },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.audit.findUniqueOrThrow({ where: { id: audit.id } });
  if (count === 0) throw stale(standOf(now));
  return standOf(now);
}

/**
 * Clauses and controls as lines of a checklist, in the order given, each once.
 * @throws invalid naming what is neither.
 */
export async function linesOf(tx: Tx, refs: readonly string[]) {
  const wanted = [...new Set(refs)];
  const controls = await tx.control.findMany({
    where: { reference: { in: wanted } },
    select: { reference: true, title: true },
  });
  const titles = new Map(controls.map(({ reference, title }) => [reference, title]));
  const unknown: string[] = [];
  const lines = wanted.map((ref, position) => {
    const title = clauseOf(ref)?.title ?? titles.get(ref);
    if (title === undefined) unknown.push(ref);
    return { ref, title: title ?? "", position };
  });
  if (unknown.length > 0) {
    throw invalid({ refs: [`Neither a clause nor a control: ${unknown.join(", ")}.`] });
  }
  return lines;
}

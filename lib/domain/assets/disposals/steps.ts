import { isUuid } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";

/** Which of these, by id or reference, are no evidence that stands. */
export async function missingEvidence(tx: Tx, refs: readonly string[]): Promise<string[]> {
  const found = await tx.evidence.findMany({
    where: {
      OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }],
      state: { notIn: ["rejected", "withdrawn"] },
    },
    select: { id: true, reference: true },
  });
  return refs.filter((ref) => !found.some((one) => one.id === ref || one.reference === ref));
}

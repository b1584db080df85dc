import { notFound, stale } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import type {
  EngagementModel,
  EngagementUncheckedUpdateManyInput,
} from "@/prisma/generated/models";

export async function requireEngagement(tx: Tx, ref: string): Promise<EngagementModel> {
  const engagement = await tx.engagement.findUnique({ where: named(ref) });
  if (!engagement) throw notFound("engagement");
  return engagement;
}

export const standOf = ({ id, reference, state, version }: EngagementModel) => ({
  id,
  reference,
  state,
  version,
});

type Change = EngagementUncheckedUpdateManyInput;

/**
 * Changes the engagement the caller saw.
 * @throws conflict with the current row when somebody was faster.
 */
export async function changeEngagement(tx: Tx, one: EngagementModel, seen: number, data: Change) {
  const { count } = await tx.engagement.updateMany({
    where: { id: one.id, version: seen },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.engagement.findUniqueOrThrow({ where: { id: one.id } });
  if (count === 0) throw stale(standOf(now));
  return standOf(now);
}

/** Signs the assessor out everywhere. @returns how many sessions were cut. */
export async function cutSessions(tx: Tx, personId: string, at: Date): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { personId, revokedAt: null },
    data: { revokedAt: at },
  });
  return count;
}

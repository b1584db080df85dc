import { notFound, stale } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import type {
  AssetWhereInput,
  EnvironmentUncheckedUpdateManyInput,
} from "@/prisma/generated/models";

/** Assets that stand somewhere: what is retired has left. */
export const STANDING: AssetWhereInput = { state: { notIn: ["retired", "disposed"] } };

/** @throws not_found */
export async function environmentNamed(tx: Tx, ref: string) {
  const found = await tx.environment.findUnique({ where: named(ref) });
  if (!found) throw notFound("environment");
  return found;
}

interface Change {
  readonly id: string;
  readonly version: number;
  readonly data: EnvironmentUncheckedUpdateManyInput;
}
/** @throws conflict with the current row */
export async function claimEnvironment(tx: Tx, { id, version, data }: Change) {
  const { count } = await tx.environment.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.environment.findUniqueOrThrow({
    where: { id },
    select: { id: true, reference: true, name: true, tier: true, version: true },
  });
  if (count === 0) throw stale(now);
  return now;
}

import { createHash } from "node:crypto";
import type { Prisma } from "@/prisma/generated/client";
import { conflict } from "./errors";

/** A `POST` with an `Idempotency-Key` is carried out once; a repeat gets the first answer. */
export interface KeptAnswer {
  readonly key: string;
  readonly actorId: string;
  readonly operation: string;
  readonly input: unknown;
}

const digest = ({ operation, input }: KeptAnswer) =>
  createHash("sha256")
    .update(JSON.stringify([operation, input]))
    .digest("hex");

/**
 * Claims the key for this transaction, or finds the answer given before. The unique key makes a
 * parallel twin wait for this commit.
 * @throws conflict when the key was used for another request.
 */
export async function recall(tx: Prisma.TransactionClient, kept: KeptAnswer) {
  const hash = digest(kept);
  const claimed = await tx.$executeRaw`
    INSERT INTO app.idempotency(key, actor_id, request_hash) VALUES (${kept.key}, ${kept.actorId}::uuid, ${hash})
    ON CONFLICT DO NOTHING`;
  if (claimed === 1) return null;
  const [found] = await tx.idempotency.findMany({
    where: { key: kept.key, actorId: kept.actorId },
  });
  if (found?.requestHash !== hash) {
    throw conflict("This Idempotency-Key was used for another request. Choose a new one.");
  }
  return { answer: found.answer };
}

export async function remember(tx: Prisma.TransactionClient, kept: KeptAnswer, answer: unknown) {
  await tx.$executeRaw`
    UPDATE app.idempotency SET answer = ${JSON.stringify(answer)}::jsonb
    WHERE key = ${kept.key} AND actor_id = ${kept.actorId}::uuid`;
}

import { createHash } from "node:crypto";
import { clients } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";
import { conflict } from "./errors";

/** A `POST` with an `Idempotency-Key` is carried out once; for a day a repeat gets the first answer. */
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

const BATCH = 1000;

/**
 * Removes answers that are older than a day, at most 100,000 of them; the next time goes on.
 * @returns how many.
 */
export async function forgetAnswers(): Promise<number> {
  let gone = 0;
  for (let batch = 0; batch < 100; batch++) {
    const removed = await clients.app().$executeRaw`
      DELETE FROM app.idempotency WHERE (key, actor_id) IN (
        SELECT key, actor_id FROM app.idempotency WHERE at < now() - interval '24 hours'
        ORDER BY at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`;
    gone += removed;
    if (removed < BATCH) break;
  }
  return gone;
}

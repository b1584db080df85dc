import type { Prisma } from "@/prisma/generated/client";

/** What must follow a commit: a job in the same transaction, so nothing follows a roll-back. */
export interface FollowUp {
  readonly job: string;
  readonly payload: Record<string, unknown>;
  readonly key: string | undefined;
}

/** Enqueues jobs (graphile-worker) inside the caller's transaction. */
export async function enqueue(tx: Prisma.TransactionClient, followUps: readonly FollowUp[]) {
  for (const { job, payload, key } of followUps) {
    await tx.$executeRaw`SELECT graphile_worker.add_job(${job}, ${JSON.stringify(payload)}::json,
      job_key => ${key ?? null}, max_attempts => 12)`;
  }
}

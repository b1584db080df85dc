import type { Prisma } from "@/prisma/generated/client";
import type { Recorded, Waking } from "./event";

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

/** As many records as one job is given. */
const MOST_IDS = 500;

/** The jobs that the events of one command wake, each with the records it is about. */
export class Woken {
  private readonly byJob = new Map<string, Set<string>>();

  note(waking: Waking | undefined, { entityId, data }: Recorded): void {
    if (!waking) return;
    const ids = this.byJob.get(waking.job) ?? new Set<string>();
    const said = new Map(Object.entries(data ?? {}));
    const also = waking.also.flatMap((field) => said.get(field) ?? []);
    for (const id of [entityId, ...also]) if (typeof id === "string") ids.add(id);
    this.byJob.set(waking.job, ids);
  }

  /** One record: equal requests fold into one. Many: in parts, so that no job holds up the others. */
  followUps(): FollowUp[] {
    return [...this.byJob].flatMap(([job, found]) => {
      const ids = [...found];
      const parts = Math.ceil(ids.length / MOST_IDS);
      return Array.from({ length: parts }, (_, at) => ({
        job,
        payload: { ids: ids.slice(at * MOST_IDS, (at + 1) * MOST_IDS) },
        key: ids.length === 1 ? `${job}:${ids[0]}` : undefined,
      }));
    });
  }
}

import { type Runner, run, type TaskList } from "graphile-worker";
import { clockworks, jobs } from "@/lib/domain/registry";
import { SYSTEM } from "@/lib/kernel/actor";
import { AppError } from "@/lib/kernel/errors";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { forgetAnswers } from "@/lib/kernel/idempotency";
import type { SystemDoor } from "@/lib/kernel/job";
import { startSealer } from "@/lib/kernel/seal";
import { clock } from "@/lib/platform/clock";
import { pools } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { removeOrphans } from "./orphans";

/** The door of time and events: jobs run as the system, through the same pipeline as people. */
const via = () => ({ channel: "job", requestId: newRequestId() }) as const;

export const systemDoor: SystemDoor = {
  run: (command, input) => execute(command, SYSTEM, input, via()),
  read: (query, input) => execute(query, SYSTEM, input, via()),
};

const RETRIED = new Set(["conflict", "internal", "unavailable"]);

/** Refusals that repeating cannot mend are parked with a line in the log; the rest is tried again. */
async function attempted(name: string, work: () => Promise<void>) {
  try {
    await work();
  } catch (error) {
    const code = error instanceof AppError ? error.code : "internal";
    log.warn({ job: name, code, err: error }, "job failed");
    if (RETRIED.has(code)) throw error;
  }
}

const tasks: TaskList = {
  ...Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      (payload: unknown) =>
        attempted(name, () => job((payload ?? {}) as Record<string, unknown>, systemDoor)),
    ]),
  ),
  async clockwork() {
    await windClockwork();
  },
  // Rules read the day as well: what was patched in time is late a month on.
  lookAtRisks: () =>
    attempted("lookAtRisks", async () => void (await jobs["risks.look"]?.({}, systemDoor))),
  // What is swept was never an act, so neither is the sweeping.
  forgetAnswers: () => attempted("forgetAnswers", async () => void (await forgetAnswers())),
  removeOrphans: () =>
    attempted("removeOrphans", async () => void (await removeOrphans(systemDoor))),
};

const once = "jobKeyMode=preserve_run_at&max=1";
/** A day's sweep that was missed because nothing ran is made up for at the next start. */
const CRONTAB = [
  `* * * * * clockwork ?jobKey=clockwork&${once}`,
  `17 * * * * forgetAnswers ?jobKey=forgetAnswers&${once}`,
  `7 3 * * * lookAtRisks ?fill=1d&jobKey=lookAtRisks&${once}`,
  `43 2 * * * removeOrphans ?fill=1d&jobKey=removeOrphans&${once}`,
].join("\n");

/** Runs every clockwork once; one that fails does not hold up the others. */
export async function windClockwork() {
  for (const { name, run: tick } of clockworks) {
    await attempted(name, () => tick(systemDoor, clock.now())).catch(() => undefined);
  }
}

/**
 * Starts the job runner: follow-ups at once, clockwork every minute, sweeping, the trail's sealer.
 * @returns a function that stops all of it and waits for jobs under way.
 */
export async function startJobs(): Promise<() => Promise<void>> {
  const sealer = startSealer();
  const runner: Runner = await run({
    pgPool: pools.app(),
    concurrency: 2,
    noHandleSignals: true,
    taskList: tasks,
    crontab: CRONTAB,
  });
  return async () => {
    await runner.stop();
    await sealer.stop();
  };
}

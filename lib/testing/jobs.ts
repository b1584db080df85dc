import { runOnce, type TaskList } from "graphile-worker";
import { jobs } from "@/lib/domain/registry";
import { pools } from "@/lib/platform/db";
import { door } from "./risks";

const quiet = () => undefined;

/** Does what the commands of this test asked for: every job that waits, and those that follow from it. */
export async function followUp(): Promise<void> {
  const failed: unknown[] = [];
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async (payload: unknown) => {
        await job(Object.fromEntries(Object.entries(payload ?? {})), door).catch((error) => {
          failed.push(error);
        });
      },
    ]),
  );
  await runOnce({
    ...{ pgPool: pools.app(), taskList, noHandleSignals: true },
    logger: new (await import("graphile-worker")).Logger(() => quiet),
  });
  if (failed.length > 0) throw failed[0];
}

import { startJobs } from "@/lib/adapters/job";
import { borrowDatabase } from "@/lib/platform/database-server";
import { env } from "@/lib/platform/env";
import { runUntilTold } from "./process";

/** `npm run worker`: jobs and the trail's sealer, beside servers that run with ANNEX_JOBS=off. */
await runUntilTold(async (began) => {
  if (!env.databaseUrl) began(await borrowDatabase(env.data));
  const stop = await startJobs();
  began({ stop });
  process.stdout.write("Ready\n");
  return { ended: new Promise<void>(() => undefined), stop };
});

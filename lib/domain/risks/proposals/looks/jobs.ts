import { AppError } from "@/lib/kernel/errors";
import type { Job } from "@/lib/kernel/job";
import { lookAtAssets } from "./commands";
import { unlookedAssets } from "./queries";
import { lookPayload } from "./schema";

/** Somebody else was quicker: another look at the same asset, or a person who decided. */
const unlessDone = (error: unknown) => {
  if (error instanceof AppError && error.code === "wrong_state") return;
  throw error;
};

const look: Job = async (given, { run, read }) => {
  const { ids } = lookPayload.parse(given);
  for (let after: string | null | undefined; after !== null; ) {
    const found = await read(unlookedAssets, { ids, ...(after && { after }) });
    if (found.ids.length > 0) await run(lookAtAssets, { ids: found.ids }).catch(unlessDone);
    after = found.next;
  }
};

/** Follows every event that wakes it: a change of assets, relations, flows, evaluations, suppliers … */
export const jobs: Readonly<Record<string, Job>> = { "risks.look": look };

import * as z from "zod";
import type { Job } from "@/lib/kernel/job";
import { rescoreByMethod } from "./commands";
import { risksBehind } from "./queries";

const payload = z.object({ edition: z.string(), by: z.uuid() });

/** Batch by batch, so that nobody waits long for a risk; what is done stays done when it is run again. */
const applyMethod: Job = async (given, { run, read }) => {
  const { edition, by } = payload.parse(given);
  for (let after: string | null | undefined; after !== null; ) {
    const { ids, next } = await read(risksBehind, { edition, ...(after && { after }) });
    if (ids.length > 0) await run(rescoreByMethod, { edition, by, ids });
    after = next;
  }
};

/** Follows the wish to score open risks by the edition in force. */
export const methodJobs: Readonly<Record<string, Job>> = { "risks.applyMethod": applyMethod };

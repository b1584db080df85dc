import type { Job } from "@/lib/kernel/job";
import { keepRefusal } from "./refusals/commands";
import { keptRefusals } from "./refusals/queries";
import { attempt } from "./refusals/schema";

/** Follows a refusal; run twice, it keeps the attempt once. */
const keep: Job = async (payload, { run, read }) => {
  const given = attempt.parse(payload);
  const { attempts } = await read(keptRefusals, { id: given.id });
  const isKept = attempts.some(
    ({ action, byId, at }) => action === given.action && byId === given.byId && at === given.at,
  );
  if (!isKept) await run(keepRefusal, given);
};

export const releaseJobs: Readonly<Record<string, Job>> = { "releases.keepRefusal": keep };

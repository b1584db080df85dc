import * as z from "zod";
import type { Job } from "@/lib/kernel/job";
import { rescoreRisks } from "./commands";
import { driftedRisks } from "./queries";

/** What changed, by id or reference; nothing means that all risks are looked at. */
const payload = z.object({
  controlId: z.string().optional(),
  assetId: z.string().optional(),
  assetIds: z.array(z.uuid()).optional(),
  riskId: z.string().optional(),
});

const rescore: Job = async (given, { run, read }) => {
  const {
    controlId: control,
    assetId: asset,
    assetIds: assets,
    riskId: risk,
  } = payload.parse(given);
  for (let after: string | null | undefined; after !== null; ) {
    const { ids, next } = await read(driftedRisks, {
      control,
      asset,
      assets,
      risk,
      ...(after && { after }),
    });
    if (ids.length > 0) await run(rescoreRisks, { ids });
    after = next;
  }
};

/** Follows a change of a control's operating state, or of an asset's exposure or the class that counts of it. */
export const jobs: Readonly<Record<string, Job>> = { "risks.rescore": rescore };

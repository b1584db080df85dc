import * as z from "zod";
import { event, wakes } from "@/lib/kernel/event";

/** What the rules that propose risks read has changed. */
const LOOK = wakes("risks.look");

const digest = z.string();
const references = z.array(z.string());

export const releaseProposed = event(
  "release.proposed",
  z.object({ assetId: z.uuid(), digest, authorIds: z.array(z.uuid()), criteria: z.int() }),
);
export const releaseEdited = event("release.edited", z.object({ fields: z.array(z.string()) }));
export const releaseEvaluated = event(
  "release.evaluated",
  z.object({ digest, evaluations: references, ignored: references, passed: z.boolean() }),
);
export const releaseReturned = event("release.returned", z.object({ digest }));
export const releaseApproved = event(
  "release.approved",
  z.object({ digest, passed: z.boolean() }),
  LOOK,
);
export const releaseDeployed = event(
  "release.deployed",
  z.object({ servedDigest: digest, environmentId: z.uuid() }),
  LOOK,
);
export const releaseWithdrawn = event(
  "release.withdrawn",
  z.object({ wasDeployed: z.boolean(), supersededById: z.uuid().optional() }),
  LOOK,
);
export const releaseRefused = event(
  "release.refused",
  z.object({ action: z.string(), byId: z.uuid(), rule: z.string(), at: z.string() }),
);

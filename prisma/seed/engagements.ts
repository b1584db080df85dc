import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import {
  approveEngagement,
  openEngagement,
  proposeEngagement,
} from "@/lib/domain/engagements/commands";
import { MASK_LABELS, proposeEngagementInput } from "@/lib/domain/engagements/schema";
import type example from "./example-company.json";

export type EngagementsPart = Pick<typeof example, "externalAudits">;
type Audit = EngagementsPart["externalAudits"][number];
type Access = Audit["access"][number];

/** Who may look in from outside: proposed, approved, and opened where its day has come. */
export async function loadEngagements(load: Loader, part: EngagementsPart) {
  for (const audit of part.externalAudits) {
    for (const access of audit.access) await loadAccess(load, audit, access);
  }
}

async function loadAccess(load: Loader, { body }: Audit, access: Access) {
  const { id, userId, purpose, from, until, earlyAccessFrom } = access;
  const signed = load.shift(access.confidentialitySignedAt);
  const proposed = await load.as(access.grantedBy).run(
    proposeEngagement,
    {
      ...{ person: userId, body, purpose },
      from: load.shift(from),
      until: load.shift(until),
      earlyAccessFrom: earlyAccessFrom ? load.shift(earlyAccessFrom) : null,
      modules: proposeEngagementInput.shape.modules.parse(access.modules),
      masks: access.masks.map(maskOf),
      confidentialityOn: signed,
    },
    { at: load.moment(access.grantedAt), reference: id },
  );
  const seen = { id, version: proposed.version };
  await load.as(access.approvedBy).run(approveEngagement, seen, {
    at: load.moment(access.approvedAt),
  });
  if (access.state !== "open") return;
  await load.as("system").run(openEngagement, { id }, { at: load.moment(from) });
}

/** The example names masks in words. */
function maskOf(words: string) {
  const found = Object.entries(MASK_LABELS).find(
    ([, label]) => label.toLowerCase() === words.toLowerCase(),
  );
  return z.enum(["data_subjects", "prompts", "personnel", "incidents"]).parse(found?.[0]);
}

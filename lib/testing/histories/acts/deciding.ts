import {
  acceptRisk,
  rejectAcceptance,
  requestAcceptance,
  revokeAcceptance,
} from "@/lib/domain/risks/acceptances/commands";
import {
  renewAcceptance,
  withdrawAcceptance,
} from "@/lib/domain/risks/acceptances/renewals/commands";
import { fc } from "@/lib/testing/property";
import { inDays } from "@/lib/testing/risks";
import { bandNow } from "../laws/levels";
import { kind, ownerOf, type Stage, there, WHY } from "../stage";

/** The acceptance in that state, as it was seen. */
function one({ told }: Stage, state: string) {
  const { id, version } = there(told.acceptances.find((each) => each.state === state));
  return { id, version };
}

/** Who decides at the band as it stands. */
const authority = (stage: Stage) =>
  bandNow(stage.told) === "high" ? stage.people.saskia : ownerOf(stage);

export const ask = (stage: Stage) =>
  stage.people.priya.does(requestAcceptance, {
    risk: stage.told.self.id,
    version: stage.told.self.version,
  });
export const accept = (stage: Stage, { days }: { days: number }) =>
  authority(stage).does(acceptRisk, {
    ...one(stage, "requested"),
    ...{ reason: WHY, validUntil: inDays(days) },
  });
export const renew = (stage: Stage) =>
  stage.people.priya.does(renewAcceptance, one(stage, "accepted"));

const nil = fc.constant(null);
export const deciding = [
  kind("request", nil, ask, { weight: 12 }),
  kind("accept", fc.record({ days: fc.constantFrom(20, 100, 180, 365) }), accept, { weight: 20 }),
  kind("reject", nil, (stage) =>
    authority(stage).does(rejectAcceptance, { ...one(stage, "requested"), reason: WHY }),
  ),
  kind("revoke", nil, (stage) =>
    stage.people.priya.does(revokeAcceptance, { ...one(stage, "accepted"), reason: WHY }),
  ),
  kind("renew", nil, renew, { weight: 12 }),
  kind("withdraw", nil, (stage) =>
    ownerOf(stage).does(withdrawAcceptance, { ...one(stage, "requested"), reason: WHY }),
  ),
];

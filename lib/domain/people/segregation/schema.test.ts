import { describe, expect, it } from "vitest";
import { announceAudit, issueAudit } from "@/lib/domain/audits/commands";
import { verifyFinding } from "@/lib/domain/audits/findings/corrective-actions/commands";
import { acceptPlan, returnPlan } from "@/lib/domain/audits/findings/plans/commands";
import { acceptAttestation, rejectAttestation } from "@/lib/domain/controls/attestations/commands";
import { assignControl } from "@/lib/domain/controls/commands";
import { acceptEvidence, rejectEvidence } from "@/lib/domain/controls/evidence/commands";
import { acceptRisk } from "@/lib/domain/risks/acceptances/commands";
import { approveTreatment } from "@/lib/domain/risks/treatments/commands";
import { verifyTreatment } from "@/lib/domain/risks/treatments/work/commands";
import { approveScope, confirmScopeReview } from "@/lib/domain/scope/approvals/commands";
import { grantRole, revokeRole } from "../commands";
import { actLabel } from "./schema";

/** Every command that asks for another person. */
const ASKING = [
  ...[approveScope, confirmScopeReview, assignControl, acceptAttestation, rejectAttestation],
  ...[acceptEvidence, rejectEvidence, approveTreatment, verifyTreatment, acceptRisk],
  ...[announceAudit, issueAudit, acceptPlan, returnPlan, verifyFinding, grantRole, revokeRole],
].map(({ name }) => name);

describe("an act that waits for a second look", () => {
  it.each(ASKING)("is shown in words: %s", (name) => {
    expect(actLabel(name)).toMatch(/^[A-Z][a-z ]+$/);
  });

  it("keeps its name where no rule asks about it", () => {
    expect(actLabel("assets.add")).toBe("assets.add");
  });
});

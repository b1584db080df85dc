import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, wrongState } from "@/lib/kernel/errors";
import type { Grade } from "@/prisma/generated/enums";
import type { FindingModel } from "@/prisma/generated/models";

/** Staff act where they are named; the other roles may help with any finding. */
export function mustBeConcerned(actor: Actor, finding: FindingModel) {
  if (holds(actor, "engineer", "compliance", "risk_owner")) return;
  if ([finding.areaOwnerId, finding.responsibleId].includes(actor.id)) return;
  throw forbidden("Only the person responsible or the owner of the area may do this.");
}

export function gradeOf(finding: FindingModel): Grade {
  if (!finding.grade) throw wrongState("This finding has no grade yet.");
  return finding.grade;
}

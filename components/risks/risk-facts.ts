import { formatDay } from "@/components/ui/format";
import type { Fact, Next } from "@/components/ui/record";
import { risks as words } from "@/components/words/risks";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import { missingParts } from "@/lib/domain/risks/rules";
import {
  missingLabel,
  OPTION_LABELS,
  PROPERTY_LABELS,
  type Property,
  RISK_STATE_LABELS,
} from "@/lib/domain/risks/schema";

const day = (at: string | null) => at && formatDay(at);
const isProperty = (name: string): name is Property => name in PROPERTY_LABELS;

/** What is known of a risk at a glance. */
export const factsOf = (risk: RiskDetail): Fact[] => [
  { term: words.facts.owner, value: risk.owner.name },
  { term: words.facts.state, value: RISK_STATE_LABELS[risk.state] },
  { term: words.facts.threat, value: risk.threat?.title ?? words.facts.own },
  {
    term: words.facts.properties,
    value: risk.properties
      .filter(isProperty)
      .map((one) => PROPERTY_LABELS[one])
      .join(", "),
  },
  { term: words.facts.option, value: risk.option ? OPTION_LABELS[risk.option] : words.noOption },
  { term: words.facts.assessed, value: day(risk.assessedAt) },
  { term: words.facts.method, value: risk.method },
  {
    term: words.facts.confirmed,
    value:
      risk.isConfirmed && risk.confirmedAt
        ? words.facts.isConfirmed(formatDay(risk.confirmedAt))
        : words.facts.unconfirmed,
  },
  { term: words.facts.nextReview, value: day(risk.nextReview) },
  { term: words.facts.proposedBy, value: risk.proposedBy },
  ...(risk.closeReason ? [{ term: words.facts.closeReason, value: risk.closeReason }] : []),
  ...(risk.closedAt ? [{ term: words.facts.closed, value: day(risk.closedAt) }] : []),
];

/** What the risk waits for, and for whom. */
export function nextOf(risk: RiskDetail): Next | null {
  const { next } = words;
  const owner = risk.owner.name;
  if (risk.state === "closed") return null;
  if (risk.closeAskedAt) return { what: next.close, who: next.officer };
  if (risk.state === "identified") return { what: toRate(risk, next.assess), who: owner };
  const asked = risk.acceptances.find(({ state }) => state === "requested");
  if (asked) {
    return { what: next.decide, who: asked.band === "high" ? next.topManagement : owner };
  }
  if (!risk.isConfirmed) return { what: next.confirm, who: owner };
  if (risk.state === "assessed") return { what: next.plan, who: owner };
  if (risk.state === "treatment_planned") return { what: next.approvePlan, who: owner };
  if (risk.state === "in_treatment") return ofPlan(risk);
  return { what: toRate(risk, next.review), who: owner, until: risk.nextReview };
}

/** Rating comes after the statement: what that lacks, if anything, is next. */
function toRate(risk: RiskDetail, rate: string): string {
  const missing = missingParts(risk);
  return missing.length > 0 ? words.next.state(missingLabel(missing)) : rate;
}

function ofPlan({ treatments }: RiskDetail): Next {
  const { next } = words;
  const open = treatments.filter(({ state }) => state === "approved" || state === "in_progress");
  const [first] = [...open].sort((one, other) => one.due.localeCompare(other.due));
  if (first)
    return { what: next.carryOut(open.length), who: first.responsible.name, until: first.due };
  const done = treatments.filter(({ state }) => state === "done");
  const [verified] = done;
  if (verified)
    return { what: next.verify(done.length), who: verified.verifier?.name ?? next.officer };
  return { what: next.complete, who: next.officer };
}

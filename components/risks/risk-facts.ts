import { formatDay } from "@/components/ui/format";
import type { Fact } from "@/components/ui/record";
import { method as methodWords } from "@/components/words/method";
import { riskReviews } from "@/components/words/risk-reviews";
import { risks as words } from "@/components/words/risks";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import {
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
  ...(risk.kind === "risk" ? riskOnly(risk) : []),
  {
    term: risk.kind === "risk" ? words.facts.assessed : words.facts.judged,
    value: day(risk.assessedAt),
  },
  ...(risk.kind === "risk" ? [{ term: words.facts.method, value: methodOf(risk) }] : []),
  {
    term: words.facts.confirmed,
    value:
      risk.isConfirmed && risk.confirmedAt
        ? words.facts.isConfirmed(formatDay(risk.confirmedAt))
        : words.facts.unconfirmed,
  },
  { term: words.facts.nextReview, value: day(risk.nextReview) },
  { term: riskReviews.intervalFact, value: intervalOf(risk) },
  { term: words.facts.proposedBy, value: risk.proposedBy },
  ...(risk.closeReason ? [{ term: words.facts.closeReason, value: risk.closeReason }] : []),
  ...(risk.closedAt ? [{ term: words.facts.closed, value: day(risk.closedAt) }] : []),
];

/** What an opportunity does not have. */
const riskOnly = (risk: RiskDetail): Fact[] => [
  { term: words.facts.threat, value: risk.threat?.title ?? words.facts.own },
  {
    term: words.facts.properties,
    value: risk.properties
      .filter(isProperty)
      .map((one) => PROPERTY_LABELS[one])
      .join(", "),
  },
  { term: words.facts.option, value: risk.option ? OPTION_LABELS[risk.option] : words.noOption },
];

function intervalOf({ kind, reviewDays }: RiskDetail) {
  if (reviewDays) return riskReviews.intervalDays(reviewDays);
  return kind === "risk" ? riskReviews.intervalBand : riskReviews.intervalLowest;
}

/** The edition that scored it, and that it is not the one in force. */
function methodOf({ method, inForce }: RiskDetail) {
  if (method === null || method === inForce.edition) return method;
  return methodWords.notInForce(method, inForce.edition);
}

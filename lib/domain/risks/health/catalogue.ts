import { acceptanceRules } from "./acceptances/catalogue";
import { controlRules } from "./controls/catalogue";
import { ownerRules } from "./owners/catalogue";
import { planRules } from "./plans/catalogue";
import { reviewRules } from "./reviews/catalogue";
import { type HealthRule, SEVERITY_ORDER } from "./schema";
import { scoreRules } from "./scores/catalogue";
import { statementRules } from "./statements/catalogue";
import { threatRules } from "./threats/catalogue";

/**
 * Every rule over the register. A rule is words and a search by the names of tables, so one that looks
 * at controls, suppliers or incidents imports nothing of theirs: whatever part of the product adds
 * rules, they are a folder here and a line below, and no circle arises.
 */
const all: readonly HealthRule[] = [
  ...ownerRules,
  ...statementRules,
  ...scoreRules,
  ...reviewRules,
  ...acceptanceRules,
  ...controlRules,
  ...planRules,
  ...threatRules,
];

const rank = ({ severity }: HealthRule) => SEVERITY_ORDER.indexOf(severity);

/** The worst first. */
export const healthRules: readonly HealthRule[] = all.toSorted(
  (one, other) => rank(one) - rank(other),
);

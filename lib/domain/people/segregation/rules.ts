import type { Role } from "@/lib/kernel/actor";

/** Those who may meet a segregation rule in their work; auditors stay outside the task altogether. */
export const ASKERS = [
  "staff",
  "engineer",
  "risk_owner",
  "compliance",
  "top_management",
] as const satisfies readonly Role[];

/** The segregation rules of this product: person A must differ from person B. */
export const RULE_IDS = ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S12"] as const;
export type RuleId = (typeof RULE_IDS)[number];

export const isRule = (value: string): value is RuleId => RULE_IDS.some((id) => id === value);

interface Rule {
  readonly text: string;
  readonly compensable: (act: string) => boolean;
}
const always = () => true;
const never = () => false;

export const RULES: Readonly<Record<RuleId, Rule>> = {
  S1: {
    text: "Whoever wrote this may not approve it",
    // Of the method the database refuses it whatever was reviewed, as everybody's scores hang on it.
    compensable: (act) => !/^(scope|soa|method)\b/.test(act),
  },
  S2: { text: "Whoever attested a control may not review the attestation", compensable: always },
  S3: { text: "Whoever submitted evidence may not accept it", compensable: always },
  S4: {
    text: "Whoever carries out a treatment may not approve, accept or verify it",
    compensable: always,
  },
  S5: { text: "An author of a release may not approve it", compensable: always },
  S6: {
    text: "An auditor may not have owned, operated, attested or accepted what is audited",
    compensable: always,
  },
  S7: {
    text: "The owner of the area and whoever did the work may not verify it",
    compensable: always,
  },
  S8: {
    text: "Who owns or keeps what an exception is about may not allow it",
    compensable: always,
  },
  S12: { text: "Nobody grants a role to themselves", compensable: never },
};

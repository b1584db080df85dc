/** Words of the role matrix. */
export const roles = {
  title: "Roles and rights",
  lead: "Every operation of the product and who may try it. Derived from the product itself, so it is what is enforced.",
  label: "Operations and roles",
  operation: "Operation",
  writes: "Writes",
  reads: "reads",
  may: "may",
  mayNot: "may not",
  rules: "Persons who must differ",
  rulesLead: "These rules compare persons, whatever roles they hold.",
  ruleColumns: { rule: "Rule", text: "What it says" },
} as const;

/** Words of the health of the register. */
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const upTo = (count: number, isCapped: boolean) =>
  isCapped ? `more than ${count} rows` : plural(count, "row", "rows");

export const health = {
  title: "Health",
  pageTitle: "Health of the register",
  lead: "What an auditor would find in the register, the worst first, and where to mend it.",
  line: (rules: number, rows: number, isCapped: boolean) =>
    rules === 0
      ? "Health: nothing found"
      : `Health: ${plural(rules, "rule", "rules")}, ${upTo(rows, isCapped)}`,
  found: (rules: number) =>
    rules === 0
      ? "No rule finds anything."
      : `${plural(rules, "rule finds", "rules find")} something.`,
  head: ["Severity", "Rule", "Clause", { label: "Rows", numeric: true }],
  rows: (count: number, isCapped: boolean) => upTo(count, isCapped),
  quiet: (count: number) => `${plural(count, "rule finds", "rules find")} nothing`,
  quietHead: ["Rule", "Why it matters", "Clause"],
  name: "health",
  columns: { record: "Record", note: "What is wrong", mend: "Mend" },
  empty: "Nothing found",
  emptyBody: "The register is in order by this rule.",
} as const;

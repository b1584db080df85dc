import type { Loader } from "@/lib/adapters/loader";
import { adoptFramework } from "@/lib/domain/controls/frameworks/commands";
import { importFramework } from "@/lib/domain/controls/frameworks/imports/commands";
import type { Mapping } from "@/lib/domain/controls/frameworks/imports/schema";

const HEADERS = ["Ref", "Title", "Text", "Stands under", "Controls"];
const MAPPING: Mapping = {
  ...{ Ref: "ref", Title: "title", Text: "text", "Stands under": "parent", Controls: "controls" },
};
type Row = readonly [ref: string, title: string, text: string, parent: string, controls: string];

/**
 * Invented: the file of the example names no framework. A customer's schedule shows one of the company's
 * own, and its next edition one that waits to be compared.
 */
const FIRST: readonly Row[] = [
  ["1", "Protection of our data", "", "", ""],
  ["1.1", "Encryption in transit and at rest", "Keys stay with the provider.", "1", "A.8.24"],
  ["1.2", "Deletion after the end of the contract", "Within 30 days.", "1", "A.8.10"],
  ["2", "Models", "", "", ""],
  ["2.1", "No training on our data", "Unless we agree in writing.", "2", "A.5.10, A.5.34"],
  ["2.2", "Notice of new model versions", "", "2", "A.8.32"],
  ["3", "Notice of incidents within 48 hours", "", "", "A.5.24, A.5.26"],
  ["4", "Fax number for emergencies", "", "", ""],
];
const SECOND: readonly Row[] = [
  ...FIRST.slice(0, 2),
  ["1.3", "Deletion after the end of the contract", "Within 14 days.", "1", ""],
  ...FIRST.slice(3, 5),
  ["2.2", "Notice of new model versions and their evaluation", "", "2", ""],
  ["2.3", "Human review of refusals", "A person looks at complaints.", "2", ""],
  ["3", "Notice of incidents within 24 hours", "", "", ""],
];

const schedule = (edition: string, rows: readonly Row[]) => ({
  ...{ key: "meridian", edition, title: "Security schedule of a customer", mapping: MAPPING },
  note: "Annex to a customer's contract. The wording here is our own.",
  sheet: { headers: HEADERS, rows: rows.map((cells, at) => ({ line: at + 2, cells: [...cells] })) },
});

/** After the controls that answer them. */
export async function loadFrameworks(load: Loader): Promise<void> {
  const priya = load.as("u-priya");
  const begun = { at: load.moment("2026-02-03") };
  await priya.run(adoptFramework, { key: "iso27001" }, begun);
  await priya.run(adoptFramework, { key: "iso42001" }, begun);
  await priya.run(importFramework, schedule("2025", FIRST), { at: load.moment("2026-03-02") });
  await priya.run(importFramework, schedule("2026", SECOND), { at: load.moment("2026-11-16") });
}

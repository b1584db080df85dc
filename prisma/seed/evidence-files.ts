import type { FileKind } from "@/lib/platform/file-kind";

/** Real files for the example's evidence, written from what its record says about them. */
export interface Described {
  readonly reference: string;
  readonly title: string;
  readonly kind: string;
  readonly source: string;
  readonly collectedBy: string;
  readonly collectedAt: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly control: string;
  readonly result: string;
  readonly comment: string | null;
}

export interface GeneratedFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly content: string;
}

/** Exports become CSV, logs log files, what a machine reports JSON, and records plain text. */
export function fileOf(one: Described): GeneratedFile {
  const name = nameOf(one.title);
  if (one.kind === "export") return { name: `${name}.csv`, kind: "csv", content: csvOf(one) };
  if (one.kind === "log") return { name: `${name}.log`, kind: "log", content: logOf(one) };
  if (one.kind === "report") return { name: `${name}.json`, kind: "json", content: jsonOf(one) };
  return { name: `${name}.txt`, kind: "text", content: textOf(one) };
}

const nameOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);

interface Check {
  readonly day: string;
  readonly item: string;
  readonly result: "ok" | "gap" | "failed";
}

const DAY = 86_400_000;
/** One look for about every tenth of the period, as the control's result says. */
function checksOf({ periodFrom, periodTo, result, control }: Described): Check[] {
  const from = Date.parse(periodFrom);
  const days = Math.round((Date.parse(periodTo) - from) / DAY);
  const step = Math.max(1, Math.floor(days / 10));
  const count = Math.floor(days / step) + 1;
  return Array.from({ length: count }, (_, at) => ({
    day: new Date(from + at * step * DAY).toISOString().slice(0, 10),
    item: `${control} check ${at + 1} of ${count}`,
    result: outcomeOf(result, at),
  }));
}

function outcomeOf(result: string, at: number): Check["result"] {
  if (result === "not_effective") return at % 2 === 0 ? "failed" : "ok";
  return result === "partly_effective" && at % 4 === 3 ? "gap" : "ok";
}

const csvOf = (one: Described) =>
  [
    "day,item,result,source",
    ...checksOf(one).map((c) => `${c.day},${c.item},${c.result},"${one.source}"`),
    "",
  ].join("\n");

const logOf = (one: Described) =>
  [
    ...checksOf(one).map(
      (c) => `${c.day}T06:00:00Z ${levelOf(c)} ${one.control} ${c.item}: ${c.result}`,
    ),
    "",
  ].join("\n");

const levelOf = ({ result }: Check) => (result === "ok" ? "INFO" : "WARN");

const jsonOf = (one: Described) => {
  const { reference, title, source, control, periodFrom, periodTo, collectedAt } = one;
  const facts = { reference, title, source, control, periodFrom, periodTo, collectedAt };
  return `${JSON.stringify({ ...facts, checks: checksOf(one) }, null, 2)}\n`;
};

const textOf = (one: Described) =>
  [
    one.title,
    "=".repeat(one.title.length),
    "",
    `Evidence   ${one.reference}`,
    `Control    ${one.control}`,
    `Source     ${one.source}`,
    `Period     ${one.periodFrom} to ${one.periodTo}`,
    `Collected  ${one.collectedAt} by ${one.collectedBy}`,
    "",
    ...checksOf(one).map((check) => `${check.day}  ${check.item}: ${check.result}`),
    "",
    ...(one.comment ? [`Note: ${one.comment}`, ""] : []),
  ].join("\n");

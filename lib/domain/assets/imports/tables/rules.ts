// Rows of a table as drafts, by a mapping of its columns. Runs anywhere.
import { AssetKind } from "@/prisma/generated/enums";
import { FACTS } from "../../facts/catalogue";
import type { FactValue } from "../../facts/schema";
import type { DraftGiven } from "../drafts/schema";
import { COLUMN_NAMES, factField, isColumn, readColumn, readFact, readKind } from "../values/rules";
import { LEFT_OUT, type Mapping, type Sheet } from "./schema";

/** Fields that are no columns of the draft. */
const OWN = ["name", "kind", "reference", "purl"] as const;
/** Other words for a field, in small letters without marks. */
const ALSO: Readonly<Record<string, string>> = {
  id: "reference",
  ref: "reference",
  assetid: "reference",
  title: "name",
  asset: "name",
  assetname: "name",
  type: "kind",
  category: "subtype",
  class: "classification",
  confidentialityclass: "classification",
  personal: "personalData",
  pii: "personalData",
  version: "release",
  sha256: "digest",
  hash: "digest",
  license: "licence",
  address: "url",
  link: "url",
  env: "environment",
  reviewdate: "nextReview",
  nextreview: "nextReview",
  scope: "inScope",
  vendor: "supplier",
  packageurl: "purl",
  origin: "provenance",
  need: "confidentiality",
};

/** Every field a column can go to. */
export const TABLE_FIELDS: readonly string[] = [
  ...OWN,
  ...COLUMN_NAMES,
  ...new Set(Object.values(FACTS).flatMap((fields) => fields.map((one) => `facts.${one.key}`))),
];

const plain = (header: string) => header.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
const LABELS: ReadonlyMap<string, string> = new Map([
  ...Object.values(FACTS).flatMap((fields) =>
    fields.map((one) => [plain(one.label), `facts.${one.key}`] as const),
  ),
  ...TABLE_FIELDS.map((field) => [plain(field.replace(/^facts\./, "")), field] as const),
  ...TABLE_FIELDS.map((field) => [plain(field), field] as const),
  ...Object.entries(ALSO),
]);

/** The field that a header names, by its name, label or another usual word; null when none. */
export const fieldOf = (header: string): string | null => LABELS.get(plain(header)) ?? null;

/** Of our own export: what follows from other things, or says what another column says. */
const KEPT_HERE: ReadonlySet<string> = new Set([
  ...["id", "version", "state", "criticality", "inheritedclass", "inheritedpersonaldata"],
  ...["servedby", "facts", "ownerreference", "environmentreference", "zonereference"],
]);

/** Columns of our own export that nobody can set; none of anybody else's table. */
export function passedOver(headers: readonly string[]): string[] {
  const isOurs =
    headers.includes("Reference") && headers.at(-2) === "Id" && headers.at(-1) === "Version";
  return isOurs ? headers.filter((header) => KEPT_HERE.has(plain(header))) : [];
}

/** What each column most likely is; a field is given once, to the first that asks. */
export function proposed(headers: readonly string[]): Mapping {
  const taken = new Set<string>();
  const passed = new Set(passedOver(headers));
  return Object.fromEntries(
    headers.map((header) => {
      const field = passed.has(header) ? null : fieldOf(header);
      if (!field || taken.has(field)) return [header, LEFT_OUT];
      taken.add(field);
      return [header, field];
    }),
  );
}

export interface Tabled {
  readonly drafts: readonly DraftGiven[];
  /** With line and column; where there is one, nothing is imported. */
  readonly problems: readonly string[];
}

const MOST_PROBLEMS = 20;

/** Reads every row by the mapping. `kind` is for tables without a column of kinds. */
export function draftTable(
  sheet: Sheet,
  mapping: Mapping,
  { kind, source }: { kind?: AssetKind | undefined; source: string },
): Tabled {
  const problems = headProblems(sheet.headers, mapping, kind);
  if (problems.length > 0) return { drafts: [], problems };
  const drafts: DraftGiven[] = [];
  const wrong: string[] = [];
  for (const row of sheet.rows) {
    if (row.cells.every((cell) => cell.trim() === "")) continue;
    const reading = new Row(sheet.headers, row, wrong);
    const draft = reading.draft(mapping, kind, source);
    if (draft) drafts.push(draft);
    if (wrong.length > MOST_PROBLEMS) break;
  }
  if (wrong.length === 0 && drafts.length === 0) wrong.push("The table holds no rows.");
  const more = wrong.length > MOST_PROBLEMS ? ["There are more; correct these first."] : [];
  return { drafts, problems: [...wrong.slice(0, MOST_PROBLEMS), ...more] };
}

/** What is wrong with the columns, before any row is read. */
function headProblems(headers: readonly string[], mapping: Mapping, kind?: AssetKind): string[] {
  const problems: string[] = [];
  const used = new Map<string, string>();
  headers.forEach((header, at) => {
    const place = `line 1, column ${at + 1}`;
    const field = mapping[header];
    if (field === undefined) problems.push(`${place}: say what “${header}” is, or leave it out.`);
    else if (field !== LEFT_OUT && !TABLE_FIELDS.includes(field)) {
      problems.push(`${place}: there is no field “${field}”.`);
    } else if (field !== LEFT_OUT && used.has(field)) {
      problems.push(`${place}: “${header}” and “${used.get(field)}” are both mapped to ${field}.`);
    } else if (field) used.set(field, header);
  });
  if (!used.has("name")) problems.push("line 1: no column is mapped to name.");
  if (!used.has("kind") && !kind) {
    problems.push(
      `line 1: no column is mapped to kind; map one, or choose the kind of all rows (${Object.values(AssetKind).join(", ")}).`,
    );
  }
  return problems;
}

class Row {
  private readonly headers: readonly string[];
  private readonly row: Sheet["rows"][number];
  private readonly problems: string[];

  constructor(headers: readonly string[], row: Sheet["rows"][number], problems: string[]) {
    this.headers = headers;
    this.row = row;
    this.problems = problems;
  }

  draft(mapping: Mapping, ofAll: AssetKind | undefined, source: string): DraftGiven | null {
    const said = this.said(mapping);
    const name = said.get("name");
    const written = said.get("kind");
    const kind = written ? readKind(written.text) : (ofAll ?? null);
    if (!name) return this.wrong(null, "the name is missing.");
    if (!kind) {
      const why = `write one of: ${Object.values(AssetKind).join(", ")}. A device, a service, a program or a place is “supporting”.`;
      return this.wrong(written?.at ?? null, written ? why : "the kind is missing.");
    }
    const reference = said.get("reference");
    if (reference && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(reference.text)) {
      return this.wrong(reference.at, "a reference has letters, digits, dots and dashes only.");
    }
    const purl = said.get("purl");
    return {
      kind,
      name: name.text.slice(0, 200),
      ...(reference && { reference: reference.text }),
      ...(purl && { purl: purl.text }),
      columns: this.columns(said),
      facts: this.facts(said, kind),
      source: `${source}, line ${this.row.line}`,
      isStated: true,
    };
  }

  private said(mapping: Mapping) {
    const said = new Map<string, { text: string; at: number }>();
    this.headers.forEach((header, at) => {
      const field = mapping[header];
      const text = this.row.cells[at]?.trim() ?? "";
      if (field && text) said.set(field, { text, at });
    });
    return said;
  }

  private columns(said: ReadonlyMap<string, { text: string; at: number }>) {
    const columns: Record<string, unknown> = {};
    for (const [field, { text, at }] of said) {
      if (!isColumn(field)) continue;
      const read = readColumn(field, text);
      if ("value" in read) columns[field] = read.value;
      else this.wrong(at, read.problem);
    }
    return columns;
  }

  private facts(said: ReadonlyMap<string, { text: string; at: number }>, kind: AssetKind) {
    const facts: Record<string, FactValue> = {};
    for (const [name, { text, at }] of said) {
      if (!name.startsWith("facts.")) continue;
      const field = factField(kind, name.slice(6));
      if (!field) {
        this.wrong(at, `a ${kind} has no such fact; leave the cell empty.`);
        continue;
      }
      const read = readFact(field, text);
      if ("value" in read) facts[field.key] = read.value;
      else this.wrong(at, read.problem);
    }
    return facts;
  }

  private wrong(at: number | null, why: string): null {
    const column = at === null ? "" : `, column ${at + 1} (${this.headers[at]?.slice(0, 60)})`;
    this.problems.push(`line ${this.row.line}${column}: ${why}`);
    return null;
  }
}

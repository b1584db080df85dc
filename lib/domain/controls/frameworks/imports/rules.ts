// A table of requirements: what its columns are, what its rows say, and what is wrong. Runs anywhere.
import type { Sheet } from "../../../risks/loads/schema";
import type { Line } from "../editions/rules";
import { FIELD_LABELS, type Mapping, type RequirementField } from "./schema";

const FIELDS = ["ref", "title", "text", "parent", "controls"] as const;
/** Other words for a field, in small letters without marks. */
const ALSO: Readonly<Record<string, RequirementField>> = {
  ...{ id: "ref", reference: "ref", refid: "ref", number: "ref", no: "ref", clause: "ref" },
  ...{ requirementid: "ref", controlid: "ref", criterion: "ref" },
  ...{ name: "title", requirement: "title", heading: "title", shorttitle: "title" },
  ...{ description: "text", requirementtext: "text", summary: "text", detail: "text" },
  ...{ parentid: "parent", parentref: "parent", section: "parent", group: "parent" },
  ...{ standsunder: "parent", under: "parent", domain: "parent" },
  ...{ control: "controls", mapsto: "controls", mapping: "controls", mappedcontrols: "controls" },
  ...{ annexa: "controls", iso27001: "controls", answeredby: "controls" },
};
const plain = (header: string) => header.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
const BY_NAME: ReadonlyMap<string, RequirementField> = new Map([
  ...Object.entries(ALSO),
  ...FIELDS.map((field) => [plain(FIELD_LABELS[field]), field] as const),
  ...FIELDS.map((field) => [field, field] as const),
]);

/** What each column most likely is; a field is given once, to the first that asks. */
export function proposed(headers: readonly string[]): Mapping {
  const taken = new Set<RequirementField>();
  return Object.fromEntries(
    headers.map((header) => {
      const field = BY_NAME.get(plain(header));
      if (!field || taken.has(field)) return [header, ""];
      taken.add(field);
      return [header, field];
    }),
  );
}

/** What is wrong with the mapping itself, before any row is read. */
export function mappingProblems(headers: readonly string[], mapping: Mapping): string[] {
  const strangers = Object.keys(mapping).filter((header) => !headers.includes(header));
  const used = Object.values(mapping).filter((field) => field !== "");
  const missing = (["ref", "title"] as const).filter((field) => !used.includes(field));
  const twice = FIELDS.filter((field) => used.filter((one) => one === field).length > 1);
  return [
    ...strangers.map((header) => `The table has no column “${header}”.`),
    ...missing.map((field) => `Say which column is “${FIELD_LABELS[field]}”.`),
    ...twice.map((field) => `Two columns are “${FIELD_LABELS[field]}”; leave one out.`),
  ];
}

export interface PlannedRow extends Line {
  readonly line: number;
  readonly controls: readonly string[];
}
export interface Problem {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly message: string;
}

const LENGTHS = { ref: 64, title: 300, text: 8000, parent: 64, controls: 2000 } as const;
/** The characters of a direction turned round, which nobody writes. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;
const MOST_CONTROLS = 50;
const small = (text: string) => text.toLowerCase();

type Cells = Readonly<Record<RequirementField, string>>;
const EMPTY: Cells = { ref: "", title: "", text: "", parent: "", controls: "" };

/** Reads a table. `controls` gives the reference of a control by its reference in small letters. */
export function planTable(
  sheet: Sheet,
  mapping: Mapping,
  controls: ReadonlyMap<string, string>,
): { readonly rows: PlannedRow[]; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const columnOf = (field: RequirementField) =>
    sheet.headers.find((header) => mapping[header] === field) ?? FIELD_LABELS[field];
  const wrong = (line: number, field: RequirementField, value: string, message: string) =>
    problems.push({ line, column: columnOf(field), value: value.slice(0, 200), message });

  const rows = sheet.rows
    .map(({ line, cells }) => ({ line, said: cellsOf(sheet.headers, cells, mapping) }))
    // A row without anything in it is the end of a table, or a gap in it.
    .filter(({ said }) => FIELDS.some((field) => said[field] !== ""));
  const refs = new Map<string, { ref: string; line: number }>();
  const parents = new Set(rows.map(({ said }) => small(said.parent)).filter(Boolean));
  for (const { line, said } of rows) {
    for (const field of FIELDS) {
      if (said[field].length > LENGTHS[field]) {
        wrong(
          line,
          field,
          said[field],
          `Use at most ${LENGTHS[field].toLocaleString("en")} characters.`,
        );
      }
      if (TURNS.test(said[field]))
        wrong(line, field, said[field], "Remove invisible characters that turn text.");
    }
    if (!said.ref)
      wrong(line, "ref", "", "Give the number or name by which the framework calls it.");
    if (!said.title) wrong(line, "title", "", "Give a title.");
    const before = refs.get(small(said.ref));
    if (before) wrong(line, "ref", said.ref, `Row ${before.line} has this reference already.`);
    else if (said.ref) refs.set(small(said.ref), { ref: said.ref, line });
  }
  const planned = rows.map(({ line, said }): PlannedRow => {
    const parent = refs.get(small(said.parent))?.ref ?? "";
    if (said.parent && !parent) wrong(line, "parent", said.parent, "No row has this reference.");
    const named = said.controls
      .split(/[,;\n]+/)
      .map((one) => one.trim())
      .filter(Boolean);
    for (const one of named) {
      if (!controls.has(small(one)))
        wrong(line, "controls", one, `There is no control ${one.slice(0, 64)}.`);
    }
    if (named.length > MOST_CONTROLS)
      wrong(line, "controls", said.controls, `Name at most ${MOST_CONTROLS} controls.`);
    const known = [...new Set(named.flatMap((one) => controls.get(small(one)) ?? []))];
    const isHeading = parents.has(small(said.ref)) && named.length === 0;
    return {
      line,
      ref: said.ref,
      title: said.title,
      text: said.text,
      parent,
      isHeading,
      controls: known,
    };
  });
  for (const one of circles(planned))
    wrong(one.line, "parent", one.parent, "It stands under itself.");
  return { rows: planned, problems: problems.toSorted((one, other) => one.line - other.line) };
}

function cellsOf(headers: readonly string[], cells: readonly string[], mapping: Mapping): Cells {
  const said = { ...EMPTY };
  headers.forEach((header, at) => {
    const field = mapping[header];
    if (field) said[field] = (cells[at] ?? "").replaceAll("\r\n", "\n").trim();
  });
  return said;
}

/** Rows whose way upwards comes back to themselves. */
function circles(rows: readonly PlannedRow[]): PlannedRow[] {
  const parents = new Map(rows.map(({ ref, parent }) => [ref, parent]));
  return rows.filter(({ ref, parent }) => {
    const seen = new Set<string>();
    for (let at = parent; at && !seen.has(at); at = parents.get(at) ?? "") {
      if (at === ref) return true;
      seen.add(at);
    }
    return false;
  });
}

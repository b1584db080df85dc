import { invalid } from "@/lib/kernel/errors";
import type { Reader, Tx } from "@/lib/platform/db";
import { gathered } from "../../../risks/loads/faults/rules";
import { differenceOf, proposeFormers } from "../editions/rules";
import { linesOf } from "../editions/steps";
import { type Arrival, mustHaveRoom, referenceOf } from "../steps";
import { mappingProblems, type PlannedRow, type Problem, planTable } from "./rules";
import { type FrameworkPreview, type ImportFrameworkInput, MOST_SHOWN } from "./schema";

/** What a table says, read against the controls that are here. @throws invalid for its columns */
export async function planFor(db: Reader | Tx, { sheet, mapping }: ImportFrameworkInput) {
  const said = mappingProblems(sheet.headers, mapping);
  if (said.length > 0) throw invalid({ mapping: said });
  const controls = await db.control.findMany({ select: { reference: true } });
  const by = new Map(controls.map(({ reference }) => [reference.toLowerCase(), reference]));
  return planTable(sheet, mapping, by);
}

export const arrivalOf = (
  { key, edition, title, note }: ImportFrameworkInput,
  rows: readonly PlannedRow[],
): Arrival => ({
  ...{ key, edition, title, note, origin: "own", isSuggestion: false },
  requirements: rows.map(({ line: _, ...row }) => ({ ...row, practice: "", place: "" })),
});

const MOST_SAID = 20;

/** @throws invalid naming row and column of what keeps the whole from coming in */
export function mustBeGood(problems: readonly Problem[]) {
  if (problems.length === 0) return;
  const told = gathered([...problems]);
  const said = told.slice(0, MOST_SAID).map(({ line, rows, column, message }) => {
    const where = rows > 1 ? `row ${line} and ${rows - 1} more` : `row ${line}`;
    return `${where}, column ${column}: ${message}`;
  });
  const more = told.length - said.length;
  throw invalid(
    { sheet: more > 0 ? [...said, `And ${more} more.`] : said },
    `${problems.length} ${problems.length === 1 ? "cell has" : "cells have"} to be corrected. Nothing was imported.`,
  );
}

/** What the import would do; nothing is written. */
export async function previewOf(
  db: Reader,
  input: ImportFrameworkInput,
): Promise<FrameworkPreview> {
  const { rows, problems } = await planFor(db, input);
  const replaced = await mustHaveRoom(db, input);
  const asking = rows.filter(({ isHeading }) => !isHeading);
  return {
    ...{ reference: referenceOf(input), requirements: asking.length },
    headings: rows.length - asking.length,
    links: rows.reduce((sum, { controls }) => sum + controls.length, 0),
    unanswered: asking.filter(({ controls }) => controls.length === 0).length,
    replaces: replaced?.reference ?? null,
    difference: replaced && problems.length === 0 ? await countsOf(db, replaced.id, rows) : null,
    problems: gathered([...problems]).slice(0, MOST_SHOWN),
    wrong: problems.length,
    rows: rows.slice(0, MOST_SHOWN).map(({ text: _, controls, ...row }) => ({
      ...row,
      controls: [...controls],
    })),
  };
}

async function countsOf(db: Reader, replacedId: string, rows: readonly PlannedRow[]) {
  const formers = await linesOf(db, replacedId);
  const proposed = proposeFormers(formers, rows);
  const counts: Record<string, number> = {};
  for (const { kind } of differenceOf(
    formers,
    rows,
    ({ ref }) => proposed.get(ref)?.former ?? null,
  )) {
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

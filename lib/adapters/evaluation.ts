import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Pushed, PushedEvaluation } from "@/lib/domain/assets/evaluations/schema";
import { FormatError } from "@/lib/formats/document";
import { EVALUATION_LIMIT, parseEvaluation } from "@/lib/formats/evaluation";
import { type CsvMapping, parseEvaluationCsv } from "@/lib/formats/evaluation/csv";
import type { Evaluation, EvaluationRun } from "@/lib/formats/evaluation/shape";
import { invalid, tooLarge } from "@/lib/kernel/errors";
import { boundOf, markOf } from "./evaluation-bound";

/** What the sender says beside the file; all but the asset may stand in the file itself. */
export interface Said {
  readonly asset: string;
  readonly kind?: PushedEvaluation["kind"] | undefined;
  readonly digest?: string | undefined;
  /** SHA-256 of each set of evaluation data. */
  readonly data?: readonly string[] | undefined;
  readonly seed?: string | undefined;
  readonly suite?: string | undefined;
  /** Which of the models that the file measured. */
  readonly model?: string | undefined;
  /** When it was measured, where the file does not say: a day or a moment. */
  readonly at?: string | undefined;
  readonly mapping?: CsvMapping | undefined;
}

/** Results as the command takes them, and what the file left open. */
export interface ReadEvaluation {
  readonly input: PushedEvaluation;
  readonly warnings: readonly string[];
}

/**
 * Reads a file of results for the command; the domain knows no file formats.
 * @throws AppError naming the field
 */
export function readEvaluation(text: string, fileName: string, said: Said): ReadEvaluation {
  const found = parsed(text, fileName, said.mapping);
  const run = runOf(found, said.model);
  const bound = boundOf(run, said);
  const input: PushedEvaluation = {
    asset: said.asset,
    kind: said.kind ?? kindOf(found, run),
    suite: said.suite || found.suite,
    harness: found.harness,
    harnessVersion: found.harnessVersion ?? "",
    ...bound,
    ranAt: momentOf(found, said.at),
    results: run.metrics.map(({ task, name, value, group, higherIsBetter, samples }) => ({
      task: task ?? "",
      metric: name,
      value,
      group: group ?? null,
      higherIsBetter,
      samples,
    })),
    source: markOf(text, found, run, bound),
  };
  const settled = [
    /artefact digest|date of the measurement|model is not named/,
    ...(bound.data ? [/test data have no digest/] : []),
    ...(bound.seed ? [/seed is not given/] : []),
  ];
  const warnings = found.warnings.filter((one) => !settled.some((words) => words.test(one)));
  return { input, warnings };
}

function parsed(text: string, fileName: string, mapping?: CsvMapping): Evaluation {
  const isTable = /\.csv$/i.test(fileName) || (mapping && Object.keys(mapping).length > 0);
  try {
    return isTable ? parseEvaluationCsv(text, mapping) : parseEvaluation(text);
  } catch (error) {
    if (error instanceof FormatError) throw invalid({ file: [error.message] }, error.message);
    throw error;
  }
}

function runOf({ runs }: Evaluation, model?: string): EvaluationRun {
  const measured = runs.filter((one) => one.metrics.length > 0);
  const chosen = model ? measured.filter((one) => one.model === model) : measured;
  const [first] = chosen;
  if (first && chosen.length === 1) return first;
  const names = measured.map((one) => one.model ?? "without a name").join(", ");
  throw invalid({
    model: [
      model
        ? `The file measures no “${model}”, but: ${names}.`
        : `The file measures several models. Say which: ${names}.`,
    ],
  });
}

/** What a scanner of weaknesses brings is about safety; what compares groups is about bias. */
function kindOf({ form }: Evaluation, { metrics }: EvaluationRun): PushedEvaluation["kind"] {
  if (form === "garak") return "safety";
  return metrics.some((one) => one.group) ? "bias" : "quality";
}

function momentOf({ measuredAt }: Evaluation, said?: string): string {
  const at = said || measuredAt;
  if (!at) throw invalid({ at: ["The file does not say when it was measured. Give the day."] });
  const moment = new Date(/^\d{4}-\d\d-\d\d$/.test(at) ? `${at}T00:00:00Z` : at);
  if (Number.isNaN(moment.getTime())) {
    throw invalid({ at: ["Give a day as YYYY-MM-DD, or a moment."] });
  }
  return moment.toISOString();
}

/** `column=field` as the command line and the form write it. */
export function readMapping(pairs: readonly string[]): CsvMapping {
  const mapping = pairs.map((pair): [string, string] => {
    const at = pair.lastIndexOf("=");
    const [column, field] = [pair.slice(0, Math.max(at, 0)).trim(), pair.slice(at + 1).trim()];
    if (!column || !field) {
      throw invalid({ mapping: [`Write column=field, such as score=value; not “${pair}”.`] });
    }
    return [column, field];
  });
  return Object.fromEntries(mapping);
}

/** Where results go: the database here, or a server elsewhere. */
export type EvaluationDoor = (input: PushedEvaluation) => Promise<Pushed>;

/** Reads and pushes one file. */
export async function pushFile(file: string, said: Said, door: EvaluationDoor) {
  const { input, warnings } = readEvaluation(textOf(file), basename(file), said);
  return { ...(await door(input)), warnings };
}

function textOf(file: string): string {
  const sentence = `${file} cannot be read.`;
  try {
    if (statSync(file).size > EVALUATION_LIMIT) {
      throw tooLarge(`Results may have at most ${EVALUATION_LIMIT / 1_000_000} MB.`);
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError) throw invalid({ file: ["The file is not UTF-8 text."] });
    if (error instanceof Error && "syscall" in error) throw invalid({ file: [sentence] }, sentence);
    throw error;
  }
}

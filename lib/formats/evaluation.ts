import { FormatError, normalised, readJson } from "./document";
import { jsonFaultIn } from "./document/json-fault";
import { Place } from "./document/place";
import { Problems } from "./document/problems";
import { readGarak } from "./evaluation/garak";
import { readLmEval } from "./evaluation/lm-eval";
import { readOwn } from "./evaluation/own";
import { readPromptfoo } from "./evaluation/promptfoo";
import { withoutNan } from "./evaluation/python-json";
import type { Evaluation, EvaluationRun, Reading } from "./evaluation/shape";

// Results of evaluations: lm-evaluation-harness, promptfoo, garak, and a form of our own.

/** Callers refuse longer input before they hold it in memory. */
export const EVALUATION_LIMIT = 50_000_000;

const MOST_METRICS = 5_000;
const NO_RESULTS =
  "These are no results that can be read: lm-evaluation-harness and promptfoo write “results”, garak writes lines with “entry_type”, our own form has “metrics”.";

/**
 * Reads a file of results. What it does not say becomes a warning.
 * @throws FormatError with the path or line of what is wrong
 */
export function parseEvaluation(text: string): Evaluation {
  const limits = { noun: "file of results", limit: EVALUATION_LIMIT };
  const unified = normalised(text, limits);
  const problems = new Problems();
  if (!/^\s*[[{]/.test(unified)) {
    throw new FormatError(`The file of results is no JSON: ${jsonFaultIn(unified)} ${NO_RESULTS}`);
  }
  const isReport = /^[^\n]*"entry_type"/.test(unified.trimStart());
  const reading = isReport
    ? readGarak(unified, problems)
    : readOne(new Place(readJson(withoutNan(unified), limits)), problems);
  if (reading.runs.every((run) => run.metrics.length === 0))
    throw new FormatError("The file holds no results.");
  const runs = reading.runs.map((run) => checked(run, problems));
  if (!reading.harnessVersion) problems.add("The version of the harness is not given.");
  if (!reading.measuredAt) problems.add("The date of the measurement is not given.");
  return { ...reading, runs, warnings: problems.list() };
}

function readOne(root: Place, problems: Problems): Reading {
  if (!root.isMap) throw root.wrong("a map");
  const results = root.at("results");
  if (!root.at("metrics").isEmpty) return readOwn(root, problems);
  const isPromptfoo = ["results", "prompts", "stats", "table"].some(
    (key) => results.at(key).isList || results.at(key).at("successes").number() !== null,
  );
  if (isPromptfoo || results.isList || results.at("table").at("head").isMap) {
    return readPromptfoo(root, problems);
  }
  if (results.isMap) return readLmEval(root, problems);
  throw new FormatError(NO_RESULTS);
}

/** A result counts for the artefact it was measured on, so what ties it there is asked of every form. */
function checked(run: EvaluationRun, problems: Problems): EvaluationRun {
  const name = run.model ? `“${run.model}”` : "The model";
  if (!run.model) problems.add("The model is not named.");
  if (!run.artefactDigest) problems.add(`${name} has no artefact digest: choose the artefact.`);
  if (run.dataDigests.length === 0) problems.add(`${name}: the test data have no digest.`);
  if (run.seed === null) problems.add(`${name}: the seed is not given.`);
  if (run.metrics.length === 0) problems.add(`${name}: no metric could be read.`);
  if (run.metrics.length <= MOST_METRICS) return run;
  problems.add(`${name}: only the first ${MOST_METRICS} metrics were read.`);
  return { ...run, metrics: run.metrics.slice(0, MOST_METRICS) };
}

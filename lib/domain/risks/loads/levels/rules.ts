// Levels that a table brings: they go through the method like any other assessment. Runs anywhere.
import { isBelow, type Rating } from "../../rules";
import { missingLabel } from "../../schema";
import type { Cells } from "../cells/rules";
import type { Columns, KnownRisk, PlannedAssessment } from "../planning/schema";
import { type Names, readLevel, readText } from "../reading/rules";
import type { LoadField } from "../schema";

type Statement = Pick<Columns, "cause" | "event" | "consequence" | "properties"> & {
  readonly assets: readonly unknown[];
};

const words = ({ likelihood, impact }: Rating) =>
  `${likelihood} × ${impact} = ${likelihood * impact}`;

/** The ratings of a row as far as it gives them. */
export function ratingsIn(cells: Cells, { likelihood, impact }: Names) {
  const level = (field: LoadField, steps: readonly string[]) =>
    cells.read(field, (text) => readLevel(text, steps));
  return {
    inherent: {
      likelihood: level("inherentLikelihood", likelihood),
      impact: level("inherentImpact", impact),
    },
    current: {
      likelihood: level("currentLikelihood", likelihood),
      impact: level("currentImpact", impact),
    },
  };
}
export type Ratings = ReturnType<typeof ratingsIn>;
export const isRated = ({ inherent }: Ratings) =>
  inherent.likelihood !== undefined || inherent.impact !== undefined;

const differs = (given: Ratings["inherent"], stored: Rating) =>
  (given.likelihood ?? stored.likelihood) !== stored.likelihood ||
  (given.impact ?? stored.impact) !== stored.impact;

/** A risk that is scored keeps its levels: only the same ones pass. */
export function holdAgainst(cells: Cells, { inherent, current }: Ratings, known: KnownRisk) {
  if (known.inherent && differs(inherent, known.inherent)) {
    cells.wrong(
      inherent.likelihood === known.inherent.likelihood ? "inherentImpact" : "inherentLikelihood",
      `${known.reference} is assessed as ${words(known.inherent)}. An import does not assess again: do that on its page.`,
    );
  }
  if (known.current && differs(current, known.current)) {
    cells.wrong(
      current.likelihood === known.current.likelihood ? "currentImpact" : "currentLikelihood",
      `The current level of ${known.reference} is ${words(known.current)}, as its controls work. Leave the cell empty, or assess it on its page.`,
    );
  }
}

/** The first assessment that a row brings; undefined where something is missing or wrong, which is noted. */
export function assessmentIn(
  cells: Cells,
  ratings: Ratings,
  statement: Statement,
): PlannedAssessment | undefined {
  const { likelihood, impact } = ratings.inherent;
  const needs = (field: LoadField) => {
    const text = cells.read(field, (one) => readText(field, one));
    if (cells.text(field) === undefined)
      cells.wrong(field, "An assessed risk needs it: fill it in, or leave its levels out.");
    return text;
  };
  if (likelihood === undefined && cells.text("inherentLikelihood") === undefined) {
    cells.wrong("inherentLikelihood", "An assessed risk needs it: write 1 to 5.");
  }
  if (impact === undefined && cells.text("inherentImpact") === undefined) {
    cells.wrong("inherentImpact", "An assessed risk needs it: write 1 to 5.");
  }
  const reasonLikelihood = needs("reasonLikelihood");
  const reasonImpact = needs("reasonImpact");
  const missing = (["cause", "event", "consequence", "assets"] as const).filter(
    (part) => statement[part].length === 0,
  );
  if (missing.length > 0) {
    cells.wrong(missing[0] ?? null, `An assessed risk says its ${missingLabel(missing)}.`);
  }
  if (statement.properties.length === 0) {
    cells.wrong("properties", "An assessed risk says which property is lost: C, I or A.");
  }
  if (!likelihood || !impact || !reasonLikelihood || !reasonImpact) return undefined;
  const inherent = { likelihood, impact };
  const override = overrideIn(cells, ratings.current, inherent);
  return override === undefined
    ? undefined
    : { inherent, reasonLikelihood, reasonImpact, override };
}

/** Another current level than the method computes; null where it is the same. No control is linked yet. */
function overrideIn(
  cells: Cells,
  given: Ratings["current"],
  inherent: Rating,
): PlannedAssessment["override"] | undefined {
  if (!differs(given, inherent)) return null;
  const set = {
    likelihood: given.likelihood ?? inherent.likelihood,
    impact: given.impact ?? inherent.impact,
  };
  const field = given.likelihood === undefined ? "currentImpact" : "currentLikelihood";
  if (isBelow(set, inherent)) {
    return cells.wrong(
      field,
      `${words(set)} is below what the method computes, ${words(inherent)}: no control is linked yet. Leave the column out, and link the controls on the risk's page.`,
    );
  }
  const reason = cells.read("overrideReason", (text) => readText("overrideReason", text));
  if (cells.text("overrideReason") === undefined) {
    return cells.wrong(
      field,
      `${words(set)} is another level than the method computes, ${words(inherent)}: give the reason in a column of its own, or leave this one out.`,
    );
  }
  return reason === undefined ? undefined : { ...set, reason };
}

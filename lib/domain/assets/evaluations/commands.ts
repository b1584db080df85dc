import { invalid } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { mustBeOf, mustBeOpen } from "../facts/steps";
import { assetNamed, mustWrite } from "../steps";
import { evaluationPushed } from "./events";
import { evaluationProblems, standingOf } from "./rules";
import { pushEvaluationInput, pushed } from "./schema";
import { digestsOf, markOf, outcomesOf } from "./steps";

/** As many results as are taken, with the words around them. */
const BODY = 4_000_000;

/**
 * Brings the results of one run of one suite. They are kept whatever they were measured on, and say
 * whether they count. About bias the criteria in force on the day of the run decide, not the source.
 */
export const pushEvaluation = command({
  name: "evaluations.push",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [evaluationPushed],
  route: "POST /evaluations",
  bodyLimit: BODY,
  input: pushEvaluationInput,
  output: pushed,
  async run({ tx, actor, input, now, record, reference }) {
    const { asset: ref, source: given, ...said } = input;
    const asset = await assetNamed(tx, ref);
    mustWrite(asset, actor);
    mustBeOpen(asset);
    mustBeOf(asset, ["model"]);
    const problems = evaluationProblems(said, now);
    if (Object.keys(problems).length > 0) throw invalid(problems);
    const source = given ?? markOf(said);
    const standing = standingOf(said.digest, await digestsOf(tx, asset));
    const key = { assetId: asset.id, source, suite: said.suite };
    const known = await tx.evaluation.findUnique({ where: { assetId_source_suite: key } });
    const [outcome = null] = await outcomesOf(tx, [{ ...said, assetId: asset.id }]);
    const passed = known ? known.passed : outcome;
    const counts = known ? standingOf(known.digest, await digestsOf(tx, asset)) : standing;
    const made =
      known ??
      (await tx.evaluation.create({
        data: { ...said, ...key, passed, addedById: actor.id, ...(reference && { reference }) },
      }));
    const { id, kind, digest } = made;
    record(evaluationPushed, id, {
      assetId: asset.id,
      kind,
      digest,
      isNew: !known,
      counts: counts.counts,
      passed,
    });
    return { id, reference: made.reference, isNew: !known, ...counts, passed };
  },
});

import type { BomAsset, BomEvaluation, BomRelation } from "@/lib/domain/assets/boms/schema";
import { EVALUATION, PREFIX, STANDARD_FACTS } from "../names";
import { bare, type Fields, type Json, ordered } from "./parts";

/** `text, image to text`: what goes in and what comes out. */
const MODALITY = /^(.+?) to (.+)$/s;

/** The card of a model, and which fields stand in it. */
export function modelCard(
  asset: BomAsset,
  relations: readonly BomRelation[],
): { card: Json; stated: readonly string[] } {
  const { fields, evaluations } = asset;
  const { family, architecture, intendedUse, limitations, modality } = STANDARD_FACTS;
  const flow = MODALITY.exec(fields[modality]?.[0] ?? "");
  const card = bare({
    modelParameters: bare({
      architectureFamily: fields[family]?.[0],
      modelArchitecture: fields[architecture]?.[0],
      datasets: relations
        .filter(({ from, type }) => from === asset.reference && type === "trained_on")
        .map(({ to }) => ({ ref: to })),
      inputs: formats(flow?.[1]),
      outputs: formats(flow?.[2]),
    }),
    quantitativeAnalysis: bare({ performanceMetrics: evaluations.flatMap(metricsOf) }),
    considerations: considerations(fields),
    properties: evaluations.map((one) => ({
      name: `${PREFIX}${EVALUATION}`,
      value: JSON.stringify(told(one)),
    })),
  });
  const stated = [family, architecture, intendedUse, limitations, ...(flow ? [modality] : [])];
  return { card, stated };
}

const formats = (text: string | undefined): Json[] =>
  text ? text.split(", ").map((format) => ({ format })) : [];

const metricsOf = ({ suite, results }: BomEvaluation): Json[] =>
  results.map(({ task, metric, value, group }) =>
    bare({
      type: metric,
      value: String(value),
      slice: [suite, task, group].filter(Boolean).join(" / "),
    }),
  );

/** Names in a fixed order: the same run is the same text. */
const told = (one: BomEvaluation): Json => ({
  kind: one.kind,
  suite: one.suite,
  harness: one.harness,
  harnessVersion: one.harnessVersion,
  digest: one.digest,
  data: one.data,
  seed: one.seed,
  ranAt: one.ranAt,
  passed: one.passed,
  source: one.source,
  results: one.results.map(({ task, metric, value, group, higherIsBetter, samples }) => ({
    task,
    metric,
    value,
    group,
    higherIsBetter,
    samples,
  })),
});

function considerations(fields: Fields): Json {
  const limits = fields.useLimits ?? [];
  return bare({
    useCases: fields[STANDARD_FACTS.intendedUse],
    technicalLimitations: fields[STANDARD_FACTS.limitations],
    ethicalConsiderations: [
      ...(fields.affectsPeople?.[0] === "true" ? [{ name: "Its output affects people." }] : []),
      ...(fields.outOfScopeUse ?? []).map((use) => ({ name: `Not intended for: ${use}` })),
      ...limits.map((limit) => ({ name: `Limits of use by licence: ${limit}` })),
    ],
  });
}

/** By date and suite, so that the same runs stand in the same order. */
export const sortedRuns = (runs: readonly BomEvaluation[]): BomEvaluation[] =>
  [...runs].sort(
    (one, other) =>
      ordered(one.ranAt, other.ranAt) ||
      ordered(one.suite, other.suite) ||
      ordered(one.source, other.source),
  );

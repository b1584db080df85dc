import * as z from "zod";
import type { BomEvaluation } from "@/lib/domain/assets/boms/schema";
import { EVALUATION } from "../names";
import { type Given, given, list, ownProperties, parsed, text } from "./values";

const run = z.object({
  kind: z.string(),
  suite: z.string(),
  harness: z.string(),
  harnessVersion: z.string(),
  digest: z.string().nullable(),
  data: z.string().nullable(),
  seed: z.string(),
  ranAt: z.string(),
  passed: z.boolean().nullable(),
  source: z.string(),
  results: z.array(
    z.object({
      task: z.string(),
      metric: z.string(),
      value: z.number(),
      group: z.string().optional(),
      higherIsBetter: z.boolean().optional(),
      samples: z.number().optional(),
    }),
  ),
});

/** Runs as we write them; from others' cards the metrics, as one run of which nobody says the weights. */
export function evaluationsIn(card: Given, at: string): BomEvaluation[] {
  const own = ownProperties(card.properties).get(EVALUATION) ?? [];
  if (own.length > 0) return own.flatMap((text) => run.safeParse(parsed(text)).data ?? []);
  const results = list(given(card.quantitativeAnalysis).performanceMetrics).flatMap((one) => {
    const value = Number(text(one.value) || Number.NaN);
    const metric = text(one.type);
    return metric && Number.isFinite(value) ? [{ task: text(one.slice), metric, value }] : [];
  });
  return results.length > 0 && at ? [{ ...FROM_CARD, ranAt: at, results }] : [];
}

const FROM_CARD = {
  kind: "quality",
  suite: "Model card",
  harness: "",
  harnessVersion: "",
  digest: null,
  data: null,
  seed: "",
  passed: null,
  source: "",
} as const;

import * as z from "zod";
import { anyOf, recordRef, text } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { EvaluationKind } from "@/prisma/generated/enums";
import { personName } from "../../people/schema";
import { large, sha256, unsaid } from "../facts/schema";
import { judgement, verdict } from "../fairness/schema";

export const EVALUATION_KIND_LABELS = {
  quality: "Quality",
  safety: "Safety",
  bias: "Bias",
  robustness: "Robustness",
  privacy: "Privacy",
} as const satisfies Record<EvaluationKind, string>;

/** Does a result say something of what the asset is made of? */
export const COUNTS_LABELS = { yes: "Counts", no: "Does not count" } as const;
export type Counts = keyof typeof COUNTS_LABELS;
const Counting = { yes: "yes", no: "no" } as const satisfies Record<Counts, string>;

export const PASSED_LABELS = { yes: "Passed", no: "Not passed", unsaid: "Not said" } as const;

/** A table that somebody still reads; harnesses of hundreds of tasks stay below. */
export const MOST_RESULTS = 5_000;

export const result = z.strictObject({
  task: text(200, 0).default(""),
  metric: text(200),
  value: z
    .number("Give a number.")
    .min(-1e15, "Give a larger number.")
    .max(1e15, "Give a smaller number."),
  /** Whose result it is, where people or languages are compared. */
  group: unsaid(text(100)),
  higherIsBetter: unsaid(z.boolean()),
  samples: unsaid(large),
});
export type Result = z.output<typeof result>;
export const results = z.array(result);

export const pushEvaluationInput = z.strictObject({
  asset: recordRef,
  kind: z.enum(EvaluationKind, "Choose a kind."),
  suite: text(200),
  harness: text(100, 0).default(""),
  harnessVersion: text(60, 0).default(""),
  /** Of the weights that were measured; a result that does not say counts for nothing. */
  digest: unsaid(sha256),
  /** Of the evaluation data. */
  data: unsaid(sha256),
  seed: text(60, 0).default(""),
  ranAt: z.iso
    .datetime({ offset: true, error: "Give a moment such as 2026-11-23T09:00:00Z." })
    .transform((value) => new Date(value)),
  results: results.max(MOST_RESULTS, `Send at most ${MOST_RESULTS} results.`).default([]),
  passed: unsaid(z.boolean()),
  /** SHA-256 of the file that brought it; without it, of what is said. */
  source: sha256.optional(),
});
export type PushedEvaluation = z.input<typeof pushEvaluationInput>;

export const pushed = z.object({
  id: z.uuid(),
  reference: z.string(),
  /** False: the same was brought before, and nothing changed. */
  isNew: z.boolean(),
  counts: z.boolean(),
  why: z.string(),
  passed: z.boolean().nullable(),
});
export type Pushed = z.output<typeof pushed>;

export const SORTS = ["ranAt", "reference"] as const;
export const listEvaluationsInput = listInput(SORTS).extend({
  asset: recordRef.optional(),
  kind: anyOf(EvaluationKind),
  counts: anyOf(Counting),
});

const named = personName.omit({ title: true });
export const evaluationRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  asset: z.object({ id: z.uuid(), reference: z.string(), name: z.string() }),
  kind: z.enum(EvaluationKind),
  suite: z.string(),
  harness: z.string(),
  harnessVersion: z.string(),
  digest: z.string().nullable(),
  ranAt: z.string(),
  /** Said by the source, or by the fairness criteria where it is about bias. */
  passed: z.boolean().nullable(),
  counts: z.boolean(),
  /** How many numbers it holds. */
  size: z.int(),
  addedBy: named,
});
export type EvaluationRow = z.output<typeof evaluationRow>;
export const evaluationPage = pageOf(evaluationRow);

export const evaluationInput = z.strictObject({ id: recordRef });
export const evaluationRecord = evaluationRow.extend({
  why: z.string(),
  data: z.string().nullable(),
  seed: z.string(),
  source: z.string(),
  createdAt: z.string(),
  results,
  /** Null where it is not about bias. */
  verdict: verdict.nullable(),
  judgements: z.array(judgement),
});
export type EvaluationRecord = z.output<typeof evaluationRecord>;

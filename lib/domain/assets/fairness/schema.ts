import * as z from "zod";
import { reason, recordRef, text, version } from "@/lib/kernel/fields";
import { Comparison } from "@/prisma/generated/enums";
import { personName } from "../../people/schema";
import { assetMoved } from "../schema";

export const COMPARISON_LABELS = {
  at_most: "At most",
  at_least: "At least",
} as const satisfies Record<Comparison, string>;

export const VERDICT_LABELS = {
  met: "Criteria met",
  missed: "Criteria missed",
  none: "No criteria",
} as const;
export type Verdict = keyof typeof VERDICT_LABELS;
const VERDICTS = Object.keys(VERDICT_LABELS) as [Verdict, ...Verdict[]];
export const verdict = z.enum(VERDICTS);

export const MOST_CRITERIA = 200;

export const proposeFairnessInput = z.strictObject({
  id: recordRef,
  version,
  groups: z
    .array(text(100))
    .max(50, "Name at most 50 groups.")
    .refine((groups) => groups.length !== 1, "Name two groups at least, or none.")
    .refine((groups) => new Set(groups).size === groups.length, "Name each group once.")
    .default([]),
  metric: text(200),
  comparison: z.enum(Comparison, "Choose at most or at least."),
  threshold: z.preprocess(
    (value) => (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value),
    z.number("Give a number.").min(-1e12, "Give a larger number.").max(1e12, "Give a smaller one."),
  ),
  reason: reason(),
});
const act = { id: recordRef, version, criterionId: z.uuid() };
export const approveFairnessInput = z.strictObject(act);
export const endFairnessInput = z.strictObject(act);
export const fairnessProposed = assetMoved.extend({ criterionId: z.uuid() });

const named = personName.omit({ title: true });
export const criterion = z.object({
  id: z.uuid(),
  groups: z.array(z.string()),
  metric: z.string(),
  comparison: z.enum(Comparison),
  threshold: z.number(),
  reason: z.string(),
  proposedBy: named.nullable(),
  approvedBy: named.nullable(),
  inForceFrom: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export type CriterionRow = z.output<typeof criterion>;
export const criteria = z.object({ rows: z.array(criterion) });
export const listFairnessInput = z.strictObject({ id: recordRef });

/** How one criterion judged one result. */
export const judgement = z.object({
  criterionId: z.uuid(),
  metric: z.string(),
  verdict: z.enum(["met", "missed"]),
  /** What was compared; null when a group was not measured. */
  measured: z.number().nullable(),
  why: z.string(),
});
export type Judgement = z.output<typeof judgement>;

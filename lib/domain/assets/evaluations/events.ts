import * as z from "zod";
import { event, wakes } from "@/lib/kernel/event";
import { EvaluationKind } from "@/prisma/generated/enums";

export const evaluationPushed = event(
  "evaluation.pushed",
  z.object({
    assetId: z.uuid(),
    kind: z.enum(EvaluationKind),
    digest: z.string().nullable(),
    /** False: the same was brought again. */
    isNew: z.boolean(),
    counts: z.boolean(),
    passed: z.boolean().nullable(),
  }),
  wakes("risks.look", "assetId"),
);

import type * as z from "zod";
import { query } from "@/lib/kernel/operation";
import { RISK_READERS } from "../schema";
import { healthRules } from "./catalogue";
import { countedBy, foundBy } from "./found/steps";
import { healthInput, healthPage, healthRowsInput, healthShape } from "./schema";

/** The newest answer, the same for all who may ask. */
let kept: { readonly at: number; readonly health: z.output<typeof healthShape> } | null = null;

/** What every rule over the register finds, in numbers. */
export const readHealth = query({
  name: "risks.health",
  may: [...RISK_READERS],
  route: "GET /risks/health",
  input: healthInput,
  output: healthShape,
  async run(context) {
    const { now, input } = context;
    const since = kept ? (now.getTime() - kept.at) / 1000 : Number.POSITIVE_INFINITY;
    if (kept && since >= 0 && since < input.maxAge) return kept.health;
    const health = await countedBy(healthRules, context);
    kept = { at: now.getTime(), health };
    return health;
  },
});

/** The rows that one rule finds, each with the place where it is mended. */
export const listHealthRows = query({
  name: "risks.healthRows",
  may: [...RISK_READERS],
  route: "GET /risks/health/:rule",
  input: healthRowsInput,
  output: healthPage,
  run: (context) => foundBy(healthRules, context),
});

import type * as z from "zod";
import { notFound } from "@/lib/kernel/errors";
import { dayOf } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { RISK_READERS } from "../schema";
import { healthRules } from "./catalogue";
import {
  type HealthFinding,
  type HealthRow,
  type HealthRule,
  healthInput,
  healthPage,
  healthRowsInput,
  healthShape,
} from "./schema";
import { countsOf, MOST, rowsOf } from "./steps";

type Counted = { rule: string; count: number };
type FoundRow = Omit<HealthRow, "href"> & { path: string };

/** The newest answer, the same for all who may ask. */
let kept: { readonly at: number; readonly health: z.output<typeof healthShape> } | null = null;

/** What every rule over the register finds, in numbers. */
export const readHealth = query({
  name: "risks.health",
  may: [...RISK_READERS],
  route: "GET /risks/health",
  input: healthInput,
  output: healthShape,
  async run({ rows, now, input }) {
    const since = kept ? (now.getTime() - kept.at) / 1000 : Number.POSITIVE_INFINITY;
    if (kept && since >= 0 && since < input.maxAge) return kept.health;
    const counts = await rows<Counted>(countsOf(healthRules, dayOf(now)));
    const numbers = new Map(counts.map(({ rule, count }) => [rule, count]));
    const rules = healthRules.map((rule) => counted(rule, numbers.get(rule.id) ?? 0));
    const health = {
      rules,
      found: rules.filter(({ count }) => count > 0).length,
      rows: rules.reduce((sum, { count }) => sum + count, 0),
      isCapped: rules.some(({ isCapped }) => isCapped),
    };
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
  async run({ input, rows, now }) {
    const rule = healthRules.find(({ id }) => id === input.rule);
    if (!rule) throw notFound("rule");
    const today = dayOf(now);
    const { size, cursor } = input;
    const [numbers, found] = await Promise.all([
      rows<Counted>(countsOf([rule], today)),
      rows<FoundRow>(rowsOf(rule, { today, size, cursor })),
    ]);
    const told = counted(rule, numbers[0]?.count ?? 0);
    const page = found.slice(0, size);
    return {
      rule: told,
      rows: page.map(({ path, ...row }) => ({ ...row, href: hrefOf(path, rule) })),
      next: found.length > size ? (page.at(-1)?.id ?? null) : null,
      total: told.count,
      totalIsCapped: told.isCapped,
    };
  },
});

const counted = (
  { id, title, why, clause, severity, mend }: HealthRule,
  count: number,
): HealthFinding => ({
  ...{ id, title, why, clause, severity, mend },
  count: Math.min(count, MOST),
  isCapped: count > MOST,
});

const hrefOf = (path: string, { act }: HealthRule) => (act ? `${path}?act=${act}` : path);

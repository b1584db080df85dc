import * as z from "zod";
import {
  type HealthFinding,
  type HealthRow,
  type HealthRule,
  healthPage,
  healthRowsInput,
  healthShape,
} from "@/lib/domain/risks/health/schema";
import { countsOf, MOST, rowsOf } from "@/lib/domain/risks/health/steps";
import { notFound } from "@/lib/kernel/errors";
import { dayOf } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { SOA_READERS } from "../editions/visible";
import { soaChecks } from "./catalogue";

type Counted = { rule: string; count: number };
type FoundRow = Omit<HealthRow, "href"> & { path: string };

/** What every check of the statement finds, in numbers. */
export const readSoaChecks = query({
  name: "soa.checks",
  may: [...SOA_READERS],
  route: "GET /soa-checks",
  input: z.strictObject({}),
  output: healthShape,
  async run({ rows, now }) {
    const counts = await rows<Counted>(countsOf(soaChecks, dayOf(now)));
    const numbers = new Map(counts.map(({ rule, count }) => [rule, count]));
    const rules = soaChecks.map((rule) => told(rule, numbers.get(rule.id) ?? 0));
    return {
      rules,
      found: rules.filter(({ count }) => count > 0).length,
      rows: rules.reduce((sum, { count }) => sum + count, 0),
      isCapped: rules.some(({ isCapped }) => isCapped),
    };
  },
});

/** The lines that one check finds, each with the place where it is mended. */
export const listSoaCheckRows = query({
  name: "soa.checkRows",
  may: [...SOA_READERS],
  route: "GET /soa-checks/:rule",
  input: healthRowsInput,
  output: healthPage,
  async run({ input, rows, now }) {
    const rule = soaChecks.find(({ id }) => id === input.rule);
    if (!rule) throw notFound("check");
    const today = dayOf(now);
    const { size, cursor } = input;
    const [[number], found] = await Promise.all([
      rows<Counted>(countsOf([rule], today)),
      rows<FoundRow>(rowsOf(rule, { today, size, cursor })),
    ]);
    const said = told(rule, number?.count ?? 0);
    const page = found.slice(0, size);
    return {
      rule: said,
      rows: page.map(({ path, ...row }) => ({ ...row, href: path })),
      next: found.length > size ? (page.at(-1)?.id ?? null) : null,
      total: said.count,
      totalIsCapped: said.isCapped,
    };
  },
});

const told = (
  { id, title, why, clause, severity, mend }: HealthRule,
  count: number,
): HealthFinding => ({
  ...{ id, title, why, clause, severity, mend },
  count: Math.min(count, MOST),
  isCapped: count > MOST,
});

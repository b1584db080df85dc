import type * as z from "zod";
import { notFound } from "@/lib/kernel/errors";
import { dayOf } from "@/lib/kernel/fields";
import type { QueryContext } from "@/lib/kernel/operation";
import type { HealthFinding, HealthRow, HealthRule, healthPage, healthRowsInput } from "../schema";
import { countsOf, MOST, rowsOf } from "../steps";

type Reading = Pick<QueryContext<unknown>, "rows" | "now">;
type Counted = { rule: string; count: number };
type FoundRow = Omit<HealthRow, "href"> & { path: string };

/** What every one of these rules finds, in numbers. */
export async function countedBy(rules: readonly HealthRule[], { rows, now }: Reading) {
  const counts = await rows<Counted>(countsOf(rules, dayOf(now)));
  const numbers = new Map(counts.map(({ rule, count }) => [rule, count]));
  const told = rules.map((rule) => counted(rule, numbers.get(rule.id) ?? 0));
  return {
    rules: told,
    found: told.filter(({ count }) => count > 0).length,
    rows: told.reduce((sum, { count }) => sum + count, 0),
    isCapped: told.some(({ isCapped }) => isCapped),
  };
}

type Asked = Reading & { readonly input: z.output<typeof healthRowsInput> };

/** The rows that one of these rules finds, each with the place where it is mended. @throws not_found */
export async function foundBy(
  rules: readonly HealthRule[],
  { input, rows, now }: Asked,
): Promise<z.output<typeof healthPage>> {
  const rule = rules.find(({ id }) => id === input.rule);
  if (!rule) throw notFound("rule");
  const today = dayOf(now);
  const { size, cursor } = input;
  const [[number], found] = await Promise.all([
    rows<Counted>(countsOf([rule], today)),
    rows<FoundRow>(rowsOf(rule, { today, size, cursor })),
  ]);
  const told = counted(rule, number?.count ?? 0);
  const page = found.slice(0, size);
  return {
    rule: told,
    rows: page.map(({ path, ...row }) => ({ ...row, href: hrefOf(path, rule) })),
    next: found.length > size ? (page.at(-1)?.id ?? null) : null,
    total: told.count,
    totalIsCapped: told.isCapped,
  };
}

const counted = (
  { id, title, why, clause, severity, mend }: HealthRule,
  count: number,
): HealthFinding => ({
  ...{ id, title, why, clause, severity, mend },
  count: Math.min(count, MOST),
  isCapped: count > MOST,
});

const hrefOf = (path: string, { act }: HealthRule) => (act ? `${path}?act=${act}` : path);

import sql, { type Sql } from "sql-template-tag";
import { invalid } from "@/lib/kernel/errors";
import type { Value } from "../schema";
import { monthBefore, monthsOf } from "./rules";

const firstOf = (month: string) => sql`(${`${month}-01`}::date)::timestamp AT TIME ZONE 'UTC'`;

/** Narrows the register to a group of ages. Names the table `r`. */
export function assessedWhere(assessed: string | undefined): Sql[] {
  if (assessed === undefined) return [];
  const months = monthsOf(assessed);
  // What nobody rated has no score; said twice, since the register stands in the order of scores.
  if (!months) return [sql`r.assessed_at IS NULL`, sql`r.current_score = 0`];
  const { from, to } = months;
  return [
    sql`r.assessed_at IS NOT NULL`,
    ...(from ? [sql`r.assessed_at >= ${firstOf(from)}`] : []),
    // Up to the end of the month.
    ...(to ? [sql`r.assessed_at < ${firstOf(monthBefore(to, -1))}`] : []),
  ];
}

/** The level words of a value, of the table `r`. */
const BANDS = {
  inherent: sql`r.inherent_band`,
  current: sql`r.current_band`,
  residual: sql`r.residual_band`,
} as const satisfies Record<Value, Sql>;
export const bandOf = (of: Value): Sql => BANDS[of];

/** What `p` keeps of the morning of a day is the earliest that is kept from this day on. */
export const asItBegan = (of: Value, since: string): Sql => sql`
  p.value = ${of}::app."RiskValue" AND p.day >= ${since}::date AND NOT EXISTS (SELECT FROM app.risk_past e
    WHERE e.risk_id = p.risk_id AND e.value = p.value AND e.day >= ${since}::date AND e.day < p.day)`;

interface Moved {
  readonly of: Value;
  readonly moved?: "up" | "down" | "rated" | undefined;
  readonly since?: string | undefined;
}

/** `p` keeps that the risk had no level before this day or a later one: nothing is ever unrated again. */
export const ratedSince = (of: Value, since: string): Sql => sql`
  p.value = ${of}::app."RiskValue" AND p.day >= ${since}::date AND p.band IS NULL`;

/** Narrows the register to risks that stand in a worse or a better band than as a day began, or were not rated. */
export function movedWhere({ of, moved, since }: Moved): Sql[] {
  if (!moved) return [];
  if (!since) throw invalid({ moved: ["Say since which day too, such as since=2026-06-01."] });
  if (moved === "rated") {
    return [sql`r.id IN (SELECT p.risk_id FROM app.risk_past p WHERE ${ratedSince(of, since)})`];
  }
  const began = sql`(SELECT p.band FROM app.risk_past p WHERE p.risk_id = r.id
    AND p.value = ${of}::app."RiskValue" AND p.day >= ${since}::date ORDER BY p.day LIMIT 1)`;
  return [
    sql`r.id IN (SELECT m.risk_id FROM app.risk_past m
      WHERE m.value = ${of}::app."RiskValue" AND m.day >= ${since}::date)`,
    moved === "up" ? sql`${bandOf(of)} > ${began}` : sql`${bandOf(of)} < ${began}`,
  ];
}

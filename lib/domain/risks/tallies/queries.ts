import sql, { type Sql } from "sql-template-tag";
import * as z from "zod";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import { CAP } from "@/lib/kernel/list";
import { type QueryContext, query } from "@/lib/kernel/operation";
import { type RiskBand, RiskState } from "@/prisma/generated/enums";
import { BAND_ORDER, scaleOf } from "../method/rules";
import { methodText, type Scale } from "../method/schema";
import { RISK_READERS, type Value } from "../schema";
import { ageGroups, type Count, cellsOf, sum, UNSCORED } from "./rules";
import {
  type Movement,
  matrixInput,
  matrixShape,
  summaryShape,
  topInput,
  topShape,
} from "./schema";
import { asItBegan, bandOf, ratedSince } from "./steps";

type Rows = QueryContext<unknown>["rows"];
const may = [...RISK_READERS, "external_auditor"] as const;

/** The scale that levels are named by now. */
async function scaleNow(rows: Rows): Promise<Scale> {
  const [found] = await rows<{ edition: string; body: unknown }>(
    sql`SELECT edition, body FROM app.risk_method WHERE state = 'in_force'`,
  );
  return scaleOf({ edition: found?.edition ?? "", ...methodText.parse(found?.body) });
}

const CELLS = {
  inherent: sql`'cell_inherent'::app."RiskFact"`,
  current: sql`'cell_current'::app."RiskFact"`,
  residual: sql`'cell_residual'::app."RiskFact"`,
} as const satisfies Record<Value, Sql>;

/** The cells now, and by how much each changed from the morning of a day on. */
const countCells = (rows: Rows, of: Value, since: string | undefined) =>
  rows<Count & { change: number }>(sql`
    SELECT key, sum(count)::int AS count, sum(change)::int AS change FROM (
      SELECT key, count, 0 AS change FROM app.risk_tally WHERE fact = ${CELLS[of]}
      UNION ALL SELECT key, 0, change FROM app.risk_tally_day
        WHERE fact = ${CELLS[of]} AND day >= coalesce(${since ?? null}::date, 'infinity'::date)) t
    GROUP BY key`);

/** Which risks stand in another band than as the day began; counting stops at the cap of lists. */
async function countMoved(rows: Rows, of: Value, since: string) {
  const now = bandOf(of);
  const found = await rows<{ band: RiskBand; up: boolean; count: number }>(sql`
    SELECT band, up, count(*)::int AS count FROM (
      SELECT ${now} AS band, ${now} > p.band AS up
      FROM app.risk_past p JOIN app.risk r ON r.id = p.risk_id
      WHERE ${asItBegan(of, since)} AND p.band <> ${now} AND r.state <> 'closed' LIMIT ${CAP}) m
    GROUP BY band, up`);
  const one = (up: boolean) =>
    BAND_ORDER.flatMap((band) => found.filter((row) => row.band === band && row.up === up)).map(
      ({ band, count }) => ({ band, count }),
    );
  const total = found.reduce((all, { count }) => all + count, 0);
  return { rose: one(true), fell: one(false), isCapped: total >= CAP };
}

/** How many of the open risks have a level only since; counting stops at the cap of lists. */
async function countRated(rows: Rows, of: Value, since: string) {
  const [found] = await rows<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM (
      SELECT FROM app.risk_past p JOIN app.risk r ON r.id = p.risk_id
      WHERE ${ratedSince(of, since)} AND r.state <> 'closed' LIMIT ${CAP}) m`);
  const rated = found?.count ?? 0;
  return { rated, ratedIsCapped: rated >= CAP };
}

/** @param total of the cells now: who was in a cell then and is in none now has been closed. */
async function movementOf(rows: Rows, of: Value, since: string, before: number[][], total: number) {
  const { rated, ratedIsCapped } = await countRated(rows, of, since);
  const then = before.flat().reduce((all, count) => all + count, 0);
  const closed = ratedIsCapped ? 0 : Math.max(0, then + rated - total);
  const moved = await countMoved(rows, of, since);
  return { since, before, ...moved, rated, ratedIsCapped, closed } satisfies Movement;
}

/** How many risks lie in each cell, for one of the three values, and what moved since a day. */
export const riskMatrix = query({
  name: "risks.matrix",
  may,
  module: "risk",
  route: "GET /risks/matrix",
  input: matrixInput,
  output: matrixShape,
  async run({ input: { of, since }, rows }) {
    const counted = await countCells(rows, of, since);
    const then = counted.map(({ key, count, change }) => ({ key, count: count - change }));
    const unassessed = sum(counted.filter(({ key }) => key === UNSCORED));
    const total = sum(counted) - unassessed;
    return {
      of,
      counts: cellsOf(counted),
      total,
      unassessed,
      scale: await scaleNow(rows),
      movement: since ? await movementOf(rows, of, since, cellsOf(then), total) : null,
    };
  },
});

/** The risks of which most is left after the plan. */
export const topRisks = query({
  name: "risks.top",
  may,
  module: "risk",
  route: "GET /risks/top",
  input: topInput,
  output: topShape,
  run: ({ input, rows }) =>
    rows(sql`
      SELECT r.id, r.reference, r.title, r.inherent_score AS inherent, r.current_score AS current,
        r.residual_score AS residual
      FROM app.risk r WHERE r.state <> 'closed' AND r.residual_score > 0
      ORDER BY r.residual_score DESC, r.id DESC LIMIT ${input.size}`),
});

const SOON = 30;

/** What the dashboard says of the register: above appetite, ages, reviews, states, editions. */
export const readSummary = query({
  name: "risks.summary",
  may,
  module: "risk",
  route: "GET /risks/summary",
  input: z.strictObject({}),
  output: summaryShape,
  async run({ rows, now }) {
    const today = dayOf(now);
    const found = await rows<Count & { fact: string }>(sql`
      SELECT fact::text, group_key AS key, sum(count)::int AS count FROM (
        SELECT fact, count, CASE WHEN fact <> 'review' OR key = '' THEN key WHEN key < ${today} THEN 'overdue'
          WHEN key <= ${plusDays(today, SOON)} THEN 'soon' ELSE 'later' END AS group_key
        FROM app.risk_tally WHERE fact IN ('exposed', 'assessed', 'review', 'state', 'method')) t
      GROUP BY 1, 2 HAVING sum(count) <> 0 ORDER BY 1, 2`);
    const of = (fact: string) => found.filter((one) => one.fact === fact);
    const at = (fact: string, key: string) => sum(of(fact).filter((one) => one.key === key));
    const scale = await scaleNow(rows);
    return {
      open: sum(of("assessed")),
      above: scale.bands
        .filter(({ authority }) => authority !== "risk_owner")
        .map(({ name: band }) => ({ band, count: at("exposed", band) })),
      ageing: ageGroups(of("assessed"), today),
      reviews: {
        ...{ overdue: at("review", "overdue"), soon: at("review", "soon") },
        ...{ later: at("review", "later"), none: at("review", "") },
      },
      states: Object.values(RiskState).map((state) => ({ state, count: at("state", state) })),
      editions: of("method").map(({ key: edition, count }) => ({ edition, count })),
      edition: scale.edition,
    };
  },
});

import sql from "sql-template-tag";
import { plusDays } from "@/lib/kernel/fields";
import type { HealthRule } from "../schema";
import { OPEN_RISK, risksWhere } from "../steps";

const JUDGED = sql`r.state NOT IN ('identified', 'closed')`;
const LOOKED_AT = sql`greatest(r.reviewed_at, r.assessed_at)`;
/** Days from the last look to the next; as its index says it. */
const INTERVAL = sql`(r.next_review - (greatest(r.reviewed_at, r.assessed_at) AT TIME ZONE 'UTC')::date)`;
/** How often each band asks for a look, by edition. */
const BANDS = sql`(SELECT m.edition, (b ->> 'name')::"RiskBand" AS band, (b ->> 'reviewDays')::int AS days
  FROM risk_method m, jsonb_array_elements(m.body -> 'bands') b WHERE m.state IN ('in_force', 'superseded')) bands`;

/** Risks that nobody looks at, or seldom. */
export const reviewRules: readonly HealthRule[] = [
  {
    id: "review_overdue",
    title: "The review is overdue",
    why: "Risks are assessed at planned intervals; this interval has passed.",
    clause: "8.2",
    severity: "medium",
    mend: "Review it",
    act: "review",
    search: (today) =>
      risksWhere([JUDGED, sql`r.next_review < ${today}::date`], sql`'due ' || r.next_review`),
  },
  {
    id: "review_undated",
    title: "No review is planned",
    why: "Without a day nobody will look at it again.",
    clause: "8.2",
    severity: "medium",
    mend: "Assess it and plan the next review",
    act: "assess",
    search: () => risksWhere([OPEN_RISK, sql`r.next_review IS NULL AND r.state <> 'identified'`]),
  },
  {
    id: "review_too_late",
    title: "The next review is later than the band allows",
    why: "The method says how long a risk of this band may go without a look.",
    clause: "6.1.2 a",
    severity: "low",
    mend: "Review it earlier",
    act: "review",
    search: () =>
      risksWhere(
        [sql`true`],
        sql`${INTERVAL} || ' days, at most ' || bands.days`,
        sql`${BANDS} CROSS JOIN LATERAL (SELECT * FROM risk r WHERE ${OPEN_RISK} AND r.current_band = bands.band
          AND r.method_version = bands.edition AND ${INTERVAL} > bands.days OFFSET 0) r`,
      ),
  },
  {
    id: "not_looked_at",
    title: "Nobody looked at it for a year",
    why: "One assessment, and then a year of silence: the level says nothing of today.",
    clause: "8.2",
    severity: "medium",
    mend: "Review it",
    act: "review",
    search: (today) =>
      risksWhere(
        [OPEN_RISK, sql`${LOOKED_AT} < ${plusDays(today, -365)}::date`],
        sql`'last looked at ' || (${LOOKED_AT} AT TIME ZONE 'UTC')::date`,
      ),
  },
];

import sql, { type Sql } from "sql-template-tag";
import { plusDays } from "@/lib/kernel/fields";
import type { HealthRule } from "../schema";
import { OPEN, OPEN_RISK, risksWhere } from "../steps";

/** A text without what hands write differently. */
const bare = (text: Sql): Sql => sql`translate(lower(${text}), E' \\n\\r\\t.,;:-_()''"', '')`;
const bareTitle = (of: Sql): Sql => bare(sql`${of}.title`);

/** One threat to one asset, twice. */
const SAME_THREAT = sql`SELECT x.risk_id FROM risk_asset x JOIN risk d ON d.id = x.risk_id
  JOIN (SELECT o.threat_id, y.asset_id FROM risk o JOIN risk_asset y ON y.risk_id = o.id
    WHERE o.state <> 'closed' AND o.kind = 'risk' AND o.threat_id IS NOT NULL
    GROUP BY o.threat_id, y.asset_id HAVING count(*) > 1) twice
  ON twice.threat_id = d.threat_id AND twice.asset_id = x.asset_id WHERE d.state <> 'closed'`;

/** Cause, event and consequence as one mark: sorting marks of a long register is cheaper than its words. */
const words = (of: Sql): Sql =>
  sql`md5(${bare(sql`concat_ws('|', ${of}.cause, ${of}.event, ${of}.consequence)`)})::uuid`;
const worded = (of: Sql): Sql =>
  sql`${of}.state <> 'closed' AND ${of}.kind = 'risk' AND ${of}.event <> ''`;
/**
 * The same words about one asset, or both about none, twice; named threats tell them apart, none does not. So
 * only what says the words of one without a threat is looked at, which costs nothing where all have one.
 */
const SAME_WORDS = sql`SELECT unnest(array_agg(same.id)) FROM (
    SELECT d.id, d.threat_id, ${words(sql`d`)} AS words FROM risk d
    WHERE ${worded(sql`d`)} AND ${words(sql`d`)} IN (SELECT ${words(sql`o`)} FROM risk o
      WHERE ${worded(sql`o`)} AND o.threat_id IS NULL)) same
  LEFT JOIN risk_asset x ON x.risk_id = same.id
  GROUP BY same.words, x.asset_id HAVING count(*) > 1 AND bool_or(same.threat_id IS NULL)`;

/** What a risk says: to whom it may happen, how, and that it stands there once. */
export const statementRules: readonly HealthRule[] = [
  {
    id: "no_subject",
    title: "No asset and no issue",
    why: "A risk is about assets, or about the management system and the issue it comes from.",
    clause: "6.1.2 c",
    severity: "high",
    mend: "Name the assets",
    act: "edit",
    search: () =>
      risksWhere([
        OPEN_RISK,
        sql`NOT EXISTS (SELECT FROM risk_asset x WHERE x.risk_id = r.id)`,
        sql`NOT EXISTS (SELECT FROM context_item_risk x WHERE x.risk_id = r.id)`,
      ]),
  },
  {
    id: "asset_gone",
    title: "About an asset that is disposed of",
    why: "Either the risk is gone with it, or it is about what came after.",
    clause: "8.2",
    severity: "medium",
    mend: "Name what it is about now, or close it",
    act: "edit",
    search: () =>
      risksWhere(
        [
          OPEN,
          sql`r.id IN (SELECT x.risk_id FROM asset a JOIN risk_asset x ON x.asset_id = a.id
            WHERE a.state = 'disposed')`,
        ],
        sql`(SELECT string_agg(a.name, ', ' ORDER BY a.name) FROM risk_asset x JOIN asset a ON a.id = x.asset_id
          WHERE x.risk_id = r.id AND a.state = 'disposed')`,
      ),
  },
  {
    id: "statement_incomplete",
    title: "Cause, event or consequence is missing",
    why: "Who reads it in two years cannot tell what may happen, why, and what then follows.",
    clause: "6.1.2 c",
    severity: "medium",
    mend: "Complete the statement",
    act: "edit",
    search: () =>
      risksWhere(
        [OPEN_RISK, sql`(r.cause = '' OR r.event = '' OR r.consequence = '')`],
        sql`concat_ws(', ', CASE WHEN r.cause = '' THEN 'cause' END, CASE WHEN r.event = '' THEN 'event' END,
          CASE WHEN r.consequence = '' THEN 'consequence' END)`,
      ),
  },
  {
    id: "cause_is_consequence",
    title: "Cause and consequence say the same",
    why: "A statement that explains itself by itself cannot be rated.",
    clause: "6.1.2 c",
    severity: "low",
    mend: "Word cause and consequence apart",
    act: "edit",
    search: () =>
      risksWhere(
        [OPEN_RISK, sql`r.cause <> ''`, sql`lower(btrim(r.cause)) = lower(btrim(r.consequence))`],
        sql`left(r.cause, 120)`,
      ),
  },
  {
    id: "no_property",
    title: "Nobody said what is lost",
    why: "Confidentiality, integrity or availability: the assessment has to name which.",
    clause: "6.1.2 c",
    severity: "medium",
    mend: "Say which property is lost",
    act: "edit",
    search: () =>
      risksWhere([OPEN_RISK, sql`cardinality(r.properties) = 0 AND r.state <> 'identified'`]),
  },
  {
    id: "not_assessed",
    title: "Not assessed for 30 days",
    why: "A risk that was found and never rated is not managed.",
    clause: "6.1.2 d",
    severity: "high",
    mend: "Assess it",
    act: "assess",
    search: (today) =>
      risksWhere([
        sql`r.kind = 'risk'`,
        sql`r.state = 'identified'`,
        sql`r.created_at < ${plusDays(today, -30)}::date`,
      ]),
  },
  {
    id: "duplicate_scenario",
    title: "The same scenario twice",
    why: "Two entries for one scenario are treated twice or, as each counts on the other, never.",
    clause: "6.1.2 c",
    severity: "low",
    mend: "Keep one, and close the other",
    search: () =>
      risksWhere(
        [OPEN_RISK, sql`r.id IN (${SAME_THREAT} UNION ALL ${SAME_WORDS})`],
        sql`coalesce(r.threat_id, left(r.event, 120))`,
      ),
  },
  {
    id: "duplicate_title",
    title: "Two risks with one title",
    why: "People speak of risks by their titles; here two people may mean two things.",
    clause: "6.1.2 c",
    severity: "low",
    mend: "Tell them apart by their titles",
    act: "edit",
    search: () =>
      risksWhere([
        OPEN,
        sql`${bareTitle(sql`r`)} IN (SELECT ${bareTitle(sql`d`)} FROM risk d WHERE d.state <> 'closed'
          GROUP BY 1 HAVING count(*) > 1)`,
      ]),
  },
  {
    id: "opportunity_without_action",
    title: "Opportunity without an action",
    why: "An opportunity that nobody acts on is a remark.",
    clause: "6.1.1",
    severity: "medium",
    mend: "Add an action with a person and a date",
    act: "action",
    search: () =>
      risksWhere([
        sql`r.kind = 'opportunity'`,
        OPEN,
        sql`NOT EXISTS (SELECT FROM treatment t WHERE t.risk_id = r.id AND t.state <> 'cancelled')`,
      ]),
  },
  {
    id: "opportunity_without_check",
    title: "Opportunity without a check of its effect",
    why: "Whether the actions worked has to be judged, so it must be said how.",
    clause: "6.1.1 e",
    severity: "low",
    mend: "Say how the effect will be judged",
    act: "edit",
    search: () => risksWhere([sql`r.kind = 'opportunity'`, OPEN, sql`r.effect_check = ''`]),
  },
];

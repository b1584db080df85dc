import sql, { type Sql } from "sql-template-tag";
import type { Actor } from "@/lib/kernel/actor";
import type { RiskKind, RiskState } from "@/prisma/generated/enums";
import { missingParts, type Statement } from "../rules";
import { type NextFacts, nextOf } from "./rules";

interface Kept extends Omit<NextFacts, "kind" | "state" | "owner" | "isIncomplete" | "nextReview"> {
  /** What the statement says, while nothing is rated. */
  readonly statement: Omit<Statement, "kind"> | null;
}

/** A row that carries what the line of what is next depends on. */
export interface WithNext {
  readonly kind: RiskKind;
  readonly state: RiskState;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly nextReview: string | null;
  readonly nextFacts: Kept;
}

/** How far a second look is that the owner of `r` asked for, so as to do this to the record. */
const lookOf = (record: Sql, act: string) => sql`(SELECT c.state FROM app.compensating_review c
  WHERE c.record_id = ${record} AND c.rule = 'S4' AND c.act = ${act} AND c.requested_by_id = r.owner_id
    AND c.state IN ('requested', 'recorded') ORDER BY c.state = 'recorded' DESC LIMIT 1)`;

/** Those who carry out an action of `r`, and may not accept what is left by the request `a`. */
const BARRED = sql`ARRAY(SELECT DISTINCT t.responsible_id FROM app.treatment t
  WHERE t.risk_id = r.id AND t.state <> 'cancelled' AND NOT EXISTS (SELECT FROM app.compensating_review c
    WHERE c.record_id = a.id AND c.rule = 'S4' AND c.act = 'acceptances.accept'
      AND c.requested_by_id = t.responsible_id AND c.state = 'recorded'))`;

/** Who set a level of `r` below the computed one in its last assessment, who gives no decision by it. */
const LOWERER = sql`app.lowerer_of(r.id)`;

const asked = (today: Sql) => sql`(SELECT json_build_object('authority', (SELECT b ->> 'authority'
      FROM app.risk_method m, jsonb_array_elements(m.body -> 'bands') b
      WHERE m.edition = r.method_version AND b ->> 'name' = r.current_band::text),
    'requestedById', a.requested_by_id, 'barredIds', ${BARRED}, 'look', ${lookOf(sql`a.id`, "acceptances.accept")},
    'isOlder', NOT EXISTS (SELECT FROM app.risk_method m WHERE m.edition = r.method_version AND m.state = 'in_force'),
    'isManaged', app.somebody_holds('top_management',
      array_append(${BARRED}, ${LOWERER}), ${today}))
  FROM app.acceptance a WHERE a.risk_id = r.id AND a.state = 'requested' LIMIT 1)`;

const treatments = (
  today: Sql,
) => sql`(SELECT coalesce(json_agg(json_build_object('state', t.state, 'due', t.due,
      'responsible', json_build_object('id', d.id, 'name', d.name), 'hasLeft', app.has_left(d.id, ${today}),
      'doneById', t.done_by_id, 'look', CASE WHEN t.state = 'proposed' AND t.responsible_id = r.owner_id
        THEN ${lookOf(sql`t.id`, "treatments.approve")} END,
      'verifier', CASE WHEN v.id IS NOT NULL AND NOT app.has_left(v.id, ${today})
        THEN json_build_object('id', v.id, 'name', v.name) END)), '[]')
    FROM app.treatment t JOIN app.person d ON d.id = t.responsible_id LEFT JOIN app.person v ON v.id = t.verifier_id
    WHERE t.risk_id = r.id AND t.state NOT IN ('verified', 'cancelled'))`;

/** What the line depends on, as one value of a row. Names the table `r`. */
export function nextFacts(day: string): Sql {
  const today = sql`${day}::date`;
  return sql`json_build_object(
  'statement', CASE WHEN r.state = 'identified' THEN json_build_object('cause', r.cause, 'event', r.event,
    'consequence', r.consequence, 'benefit', r.benefit, 'effectCheck', r.effect_check,
    'assets', (SELECT coalesce(json_agg(x.asset_id), '[]') FROM app.risk_asset x WHERE x.risk_id = r.id),
    'context', (SELECT coalesce(json_agg(x.item_id), '[]') FROM app.context_item_risk x WHERE x.risk_id = r.id)) END,
  'isConfirmed', r.confirmed_score IS NOT DISTINCT FROM r.current_score,
  'loweredById', ${LOWERER}, 'ownerLeft', app.owns_no_more(r.owner_id, ${today}),
  'closeAskedAt', r.close_asked_at, 'pendingById', r.pending_by_id,
  'asked', ${asked(today)}, 'treatments', ${treatments(today)})`;
}

/** The line of one row, for whoever reads it. */
export function nextOfRow(row: WithNext, viewer: Actor, today: string) {
  const { kind, state, ownerId, ownerName, nextReview, nextFacts } = row;
  const { statement, ...facts } = nextFacts;
  return nextOf(
    {
      ...facts,
      ...{ kind, state, nextReview, owner: { id: ownerId, name: ownerName } },
      isIncomplete: statement !== null && missingParts({ kind, ...statement }).length > 0,
    },
    viewer,
    today,
  );
}

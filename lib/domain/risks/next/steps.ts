import sql from "sql-template-tag";
import type { Actor } from "@/lib/kernel/actor";
import type { RiskKind, RiskState, TreatmentState } from "@/prisma/generated/enums";
import { missingParts, type Statement } from "../rules";
import { type Named, nextOf } from "./rules";

interface Kept {
  /** What the statement says, while nothing is rated. */
  readonly statement: Omit<Statement, "kind"> | null;
  readonly isConfirmed: boolean;
  readonly closeAskedAt: string | null;
  readonly pendingById: string | null;
  readonly asked: { readonly authority: "risk_owner" | "top_management" | null } | null;
  readonly treatments: readonly {
    readonly state: TreatmentState;
    readonly due: string;
    readonly responsible: Named;
    readonly verifier: Named | null;
  }[];
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

/** What the line depends on, as one value of a row. Names the table `r`. */
export const NEXT_FACTS = sql`json_build_object(
  'statement', CASE WHEN r.state = 'identified' THEN json_build_object('cause', r.cause, 'event', r.event,
    'consequence', r.consequence, 'benefit', r.benefit, 'effectCheck', r.effect_check,
    'assets', (SELECT coalesce(json_agg(x.asset_id), '[]') FROM app.risk_asset x WHERE x.risk_id = r.id),
    'context', (SELECT coalesce(json_agg(x.item_id), '[]') FROM app.context_item_risk x WHERE x.risk_id = r.id)) END,
  'isConfirmed', r.confirmed_score IS NOT DISTINCT FROM r.current_score,
  'closeAskedAt', r.close_asked_at, 'pendingById', r.pending_by_id,
  'asked', (SELECT json_build_object('authority', (SELECT b ->> 'authority'
      FROM app.risk_method m, jsonb_array_elements(m.body -> 'bands') b
      WHERE m.edition = r.method_version AND b ->> 'name' = r.current_band::text))
    FROM app.acceptance a WHERE a.risk_id = r.id AND a.state = 'requested' LIMIT 1),
  'treatments', (SELECT coalesce(json_agg(json_build_object('state', t.state, 'due', t.due,
      'responsible', json_build_object('id', d.id, 'name', d.name),
      'verifier', CASE WHEN v.id IS NOT NULL THEN json_build_object('id', v.id, 'name', v.name) END)), '[]')
    FROM app.treatment t JOIN app.person d ON d.id = t.responsible_id LEFT JOIN app.person v ON v.id = t.verifier_id
    WHERE t.risk_id = r.id AND t.state NOT IN ('verified', 'cancelled')))`;

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

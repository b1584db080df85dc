import sql, { type Sql } from "sql-template-tag";
import type { Scale } from "../../method/schema";
import { isPlanned, type Link, levelsOf, type Override, type Rating } from "../../rules";
import { expectationOf, isOpen } from "../../treatments/rules";
import type { Bare } from "../rules";
import type { TreatmentPart } from "../schema";

/** A subordinate list as JSON, in order; never null. */
const list = (row: Sql, from: Sql, order: Sql) =>
  sql`(SELECT coalesce(json_agg(${row} ORDER BY ${order}), '[]') FROM ${from})`;
const at = (column: Sql) =>
  sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const person = (alias: Sql) =>
  sql`json_build_object('id', ${alias}.id, 'reference', ${alias}.reference, 'name', ${alias}.name)`;

const CONTROLS = list(
  sql`json_build_object('controlId', c.id, 'reference', c.reference, 'title', c.title, 'side', x.side,
    'strength', x.strength, 'state', c.operating_state)`,
  sql`app.treatment_control x JOIN app.control c ON c.id = x.control_id WHERE x.treatment_id = t.id`,
  sql`c.position, c.reference, x.side`,
);
const MOVES = list(
  sql`json_build_object('at', ${at(sql`m.at`)}, 'from', m.from_day, 'to', m.to_day, 'reason', m.reason, 'by', b.name)`,
  sql`app.treatment_due_move m JOIN app.person b ON b.id = m.approved_by_id WHERE m.treatment_id = t.id`,
  sql`m.at, m.id`,
);
const ESCALATIONS = list(
  sql`json_build_object('level', e.level, 'at', ${at(sql`e.at`)}, 'due', e.due, 'to',
    ${list(sql`o.name`, sql`app.person o WHERE o.id = ANY(e.to_ids)`, sql`o.name`)})`,
  sql`app.treatment_escalation e WHERE e.treatment_id = t.id`,
  sql`e.at, e.level`,
);
const EVIDENCE = list(
  sql`json_build_object('reference', e.reference, 'title', e.title)`,
  sql`app.treatment_evidence y JOIN app.evidence e ON e.id = y.evidence_id WHERE y.treatment_id = t.id`,
  sql`e.reference`,
);

/** Second looks that are recorded for the action `t`. */
export const LOOKS = list(
  sql`json_build_object('act', c.act, 'byId', c.requested_by_id)`,
  sql`app.compensating_review c WHERE c.record_id = t.id AND c.rule = 'S4' AND c.state = 'recorded'`,
  sql`c.id`,
);

/** The actions of the risk `r` with what became of each. */
export const TREATMENTS = list(
  sql`json_build_object('id', t.id, 'reference', t.reference, 'version', t.version, 'action', t.action,
    'option', t.option, 'state', t.state, 'controls', ${CONTROLS}, 'due', t.due, 'dueMoves', ${MOVES},
    'escalation', t.escalation, 'escalations', ${ESCALATIONS}, 'resources', t.resources, 'cost', t.cost,
    'progress', t.progress, 'progressNote', t.progress_note, 'progressAt', ${at(sql`t.progress_at`)},
    'responsible', ${person(sql`p`)}, 'verifier', CASE WHEN v.id IS NULL THEN NULL ELSE ${person(sql`v`)} END,
    'verification', t.verification, 'approvedBy', ap.name, 'approvedAt', ${at(sql`t.approved_at`)},
    'doneNote', t.done_note, 'doneBy', d.name, 'doneById', t.done_by_id, 'doneAt', ${at(sql`t.done_at`)},
    'verifiedBy', vb.name, 'verifiedAt', ${at(sql`t.verified_at`)}, 'verifiedNote', t.verified_note,
    'reason', t.reason, 'evidence', ${EVIDENCE}, 'looks', ${LOOKS})`,
  sql`app.treatment t JOIN app.person p ON p.id = t.responsible_id
    LEFT JOIN app.person v ON v.id = t.verifier_id LEFT JOIN app.person ap ON ap.id = t.approved_by_id
    LEFT JOIN app.person d ON d.id = t.done_by_id LEFT JOIN app.person vb ON vb.id = t.verified_by_id
    WHERE t.risk_id = r.id`,
  sql`t.created_at, t.reference`,
);

/** What each lets do, and whom. */
export type Looks = readonly { readonly act: string; readonly byId: string }[];

export type FoundTreatment = Omit<Bare<TreatmentPart>, "expectation"> & {
  readonly doneById: string | null;
  readonly looks: Looks;
};
interface Planning {
  readonly state: string;
  readonly treatments: readonly FoundTreatment[];
}

/** Links of the plan; `all` counts what is only proposed. */
export const plannedOf = ({ state, treatments }: Planning, all: boolean) =>
  treatments.flatMap((one) =>
    isPlanned(one.state, state) || (all && one.state === "proposed") ? one.controls : [],
  );

interface Scored extends Planning {
  readonly il: number;
  readonly ii: number;
  readonly controls: readonly Link[];
}
const inherentOf = ({ il, ii }: Scored): Rating => ({ likelihood: il, impact: ii });

/** What the plan leaves once everything proposed is approved; null where nothing is only proposed. */
export function expectedOf(found: Scored, method: Scale, override: Override | null) {
  if (found.il === 0 || !found.treatments.some((one) => one.state === "proposed")) return null;
  const planned = plannedOf(found, true);
  const inherent = inherentOf(found);
  return levelsOf({ method, inherent, links: found.controls, planned, override }).residual;
}

/** What one action is expected to take off beside the rest of the plan, and by which arithmetic. */
export function expectationFor(found: Scored, one: FoundTreatment, method: Scale) {
  const counts = isOpen(one.state) || one.state === "done";
  if (found.il === 0 || !counts || one.controls.length === 0) return null;
  const others = found.treatments.filter(({ id }) => id !== one.id);
  const { effects, ...levels } = expectationOf({
    method,
    inherent: inherentOf(found),
    links: found.controls,
    others: plannedOf({ state: found.state, treatments: others }, true),
    own: one.controls,
  });
  return {
    ...levels,
    effects: effects.map(({ side, strength, factor, effect }, index) => ({
      ...{ side, strength, factor, effect },
      reference: one.controls[index]?.reference ?? "",
      designed: method.strengths[strength],
    })),
  };
}

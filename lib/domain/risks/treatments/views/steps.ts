import sql, { join, type Sql } from "sql-template-tag";
import type * as z from "zod";
import { type Actor, holds } from "@/lib/kernel/actor";
import { isUuid } from "@/lib/kernel/fields";
import { matching, within } from "@/lib/kernel/list";
import type {
  RiskBand,
  RiskState,
  TreatmentOption,
  TreatmentState,
} from "@/prisma/generated/enums";
import { LOOKS, type Looks } from "../../details/treatments/steps";
import { RISK_READERS } from "../../schema";
import type { treatmentSumsInput } from "../schema";

/** One action as the views of the plan read it. */
export interface Flat {
  id: string;
  reference: string;
  action: string;
  option: TreatmentOption;
  state: TreatmentState;
  version: number;
  due: string;
  daysLate: number;
  escalation: number;
  resources: string;
  cost: number | null;
  progress: number;
  controls: string[];
  riskId: string;
  riskReference: string;
  riskTitle: string;
  riskState: RiskState;
  riskBand: RiskBand | null;
  riskOwnerId: string;
  responsibleId: string;
  responsibleReference: string;
  responsibleName: string;
  verifierId: string | null;
  verifier: string | null;
  doneById: string | null;
  looks: Looks;
  sortValue: string;
  total: number;
}

export const OPEN = sql`t.state IN ('proposed', 'approved', 'in_progress')`;

const CONTROLS = sql`ARRAY(SELECT c.reference FROM app.control c
  WHERE c.id IN (SELECT x.control_id FROM app.treatment_control x WHERE x.treatment_id = t.id)
  ORDER BY c.position, c.reference)`;

export const columns = (today: string): Sql => sql`t.id, t.reference, t.action, t.option, t.state,
  t.version, t.due, t.escalation, t.resources, t.cost, t.progress, t.verifier_id AS "verifierId",
  t.done_by_id AS "doneById", ${LOOKS} AS looks,
  CASE WHEN ${OPEN} THEN greatest(${today}::date - t.due, 0) ELSE 0 END AS "daysLate",
  ${CONTROLS} AS controls, r.id AS "riskId", r.reference AS "riskReference", r.title AS "riskTitle",
  r.state AS "riskState", r.current_band AS "riskBand", r.owner_id AS "riskOwnerId",
  p.id AS "responsibleId", p.reference AS "responsibleReference", p.name AS "responsibleName",
  v.name AS verifier`;

export const FROM = sql`app.treatment t JOIN app.risk r ON r.id = t.risk_id
  JOIN app.person p ON p.id = t.responsible_id LEFT JOIN app.person v ON v.id = t.verifier_id`;

type Filter = z.output<typeof treatmentSumsInput>;

/** What counting needs: the risk only where its band is asked for. */
export const countFrom = ({ band }: Filter): Sql =>
  band && band.length > 0
    ? sql`app.treatment t JOIN app.risk r ON r.id = t.risk_id`
    : sql`app.treatment t`;

/** What the filter lets through, of what the reader may see. */
export const whereOf = (actor: Actor, input: Filter, today: string): Sql[] => [
  ...visible(actor),
  ...within(sql`t.state`, input.state),
  ...within(sql`t.option`, input.option),
  ...within(sql`r.current_band`, input.band),
  ...responsible(input.responsible, actor.id),
  ...acting(input.control),
  ...(input.risk
    ? [sql`t.risk_id = (SELECT id FROM app.risk WHERE ${same([input.risk])} LIMIT 1)`]
    : []),
  ...(input.overdue ? [sql`t.due < ${today}::date`, OPEN] : []),
  ...matching(sql`(t.reference || ' ' || t.action)`, input.q),
];

/** Staff see what is theirs to do or to verify. */
export const visible = (actor: Actor): Sql[] =>
  holds(actor, ...RISK_READERS, "external_auditor")
    ? []
    : [sql`(t.responsible_id = ${actor.id}::uuid OR t.verifier_id = ${actor.id}::uuid)`];

const same = (refs: readonly string[]) =>
  sql`(id = ANY(${refs.filter(isUuid)}::uuid[]) OR reference = ANY(${[...refs]}))`;

const responsible = (refs: readonly string[] | undefined, me: string): Sql[] => {
  if (!refs || refs.length === 0) return [];
  const named = refs.map((ref) => (ref === "me" ? me : ref));
  return [sql`t.responsible_id = ANY(ARRAY(SELECT id FROM app.person WHERE ${same(named)}))`];
};

const acting = (refs: readonly string[] | undefined): Sql[] =>
  !refs || refs.length === 0
    ? []
    : [
        sql`t.id IN (SELECT x.treatment_id FROM app.treatment_control x
          WHERE x.control_id = ANY(ARRAY(SELECT id FROM app.control WHERE ${same(refs)})))`,
      ];

export const all = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? join([...conditions], " AND ") : sql`TRUE`;

/** The action as the lists answer it. */
export const rowOf = (one: Flat) => ({
  id: one.id,
  reference: one.reference,
  action: one.action,
  option: one.option,
  state: one.state,
  risk: {
    id: one.riskId,
    reference: one.riskReference,
    title: one.riskTitle,
    state: one.riskState,
  },
  band: one.riskBand,
  controls: one.controls,
  responsible: {
    id: one.responsibleId,
    reference: one.responsibleReference,
    name: one.responsibleName,
  },
  verifier: one.verifier,
  due: one.due,
  daysLate: one.daysLate,
  escalation: one.escalation,
  resources: one.resources,
  cost: one.cost,
  progress: one.progress,
  version: one.version,
});

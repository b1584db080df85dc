import sql, { type Sql } from "sql-template-tag";
import { type Actor, holds } from "@/lib/kernel/actor";
import { isUuid } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { RiskState, Side, Strength, TreatmentState } from "@/prisma/generated/enums";
import { RISK_READERS } from "../schema";
import { listTreatmentsInput, treatmentPage } from "./schema";

interface Flat {
  id: string;
  reference: string;
  action: string;
  state: TreatmentState;
  version: number;
  side: Side | null;
  strength: Strength | null;
  due: string;
  riskId: string;
  riskReference: string;
  riskTitle: string;
  riskState: RiskState;
  controlReference: string | null;
  controlTitle: string | null;
  responsibleId: string;
  responsibleReference: string;
  responsibleName: string;
  verifier: string | null;
  sortValue: string;
  total: number;
}

const same = (ref: string) => (isUuid(ref) ? sql`id = ${ref}::uuid` : sql`reference = ${ref}`);

const assigned = (who: string | undefined, me: string): Sql[] => {
  if (!who) return [];
  if (who === "me") return [sql`t.responsible_id = ${me}::uuid`];
  return [sql`t.responsible_id = (SELECT id FROM app.person WHERE ${same(who)})`];
};

/** Staff see what is theirs to do or to verify. */
const visible = (actor: Actor): Sql[] =>
  holds(actor, ...RISK_READERS, "external_auditor")
    ? []
    : [sql`(t.responsible_id = ${actor.id}::uuid OR t.verifier_id = ${actor.id}::uuid)`];

/** The treatment plan: every action with who does it until when. */
export const listTreatments = query({
  name: "treatments.list",
  may: [...RISK_READERS, "staff", "external_auditor"],
  module: "risk",
  route: "GET /treatments",
  input: listTreatmentsInput,
  output: treatmentPage,
  async run({ actor, input, rows }) {
    const found = await rows<Flat>(
      listStatement(
        {
          columns: sql`t.id, t.reference, t.action, t.state, t.version, t.side, t.strength, t.due,
            r.id AS "riskId", r.reference AS "riskReference", r.title AS "riskTitle", r.state AS "riskState",
            c.reference AS "controlReference", c.title AS "controlTitle", p.id AS "responsibleId",
            p.reference AS "responsibleReference", p.name AS "responsibleName", v.name AS verifier`,
          from: sql`app.treatment t JOIN app.risk r ON r.id = t.risk_id
            JOIN app.person p ON p.id = t.responsible_id LEFT JOIN app.person v ON v.id = t.verifier_id
            LEFT JOIN app.control c ON c.id = t.control_id`,
          countFrom: sql`app.treatment t`,
          where: [
            ...visible(actor),
            ...within(sql`t.state`, input.state),
            ...assigned(input.responsible, actor.id),
            ...(input.risk
              ? [sql`t.risk_id = (SELECT id FROM app.risk WHERE ${same(input.risk)})`]
              : []),
            ...(input.overdue
              ? [
                  sql`t.due < (annex.now() AT TIME ZONE 'UTC')::date AND t.state IN ('proposed', 'approved', 'in_progress')`,
                ]
              : []),
            ...matching(sql`(t.reference || ' ' || t.action)`, input.q),
          ],
          sorts: {
            due: { by: sql`t.due`, as: "date" },
            reference: { by: sql`t.reference`, as: "text" },
          },
          defaultSort: "due",
          id: sql`t.id`,
        },
        input,
      ),
    );
    const { rows: page, ...rest } = pageFrom(found, input);
    return { ...rest, rows: page.map(rowOf) };
  },
});

const rowOf = (one: Flat) => ({
  ...one,
  risk: {
    id: one.riskId,
    reference: one.riskReference,
    title: one.riskTitle,
    state: one.riskState,
  },
  control:
    one.controlReference === null
      ? null
      : { reference: one.controlReference, title: one.controlTitle ?? "" },
  responsible: {
    id: one.responsibleId,
    reference: one.responsibleReference,
    name: one.responsibleName,
  },
});

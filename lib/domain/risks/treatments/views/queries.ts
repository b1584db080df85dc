import sql from "sql-template-tag";
import * as z from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { dayOf } from "@/lib/kernel/fields";
import { listStatement } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { TreatmentState } from "@/prisma/generated/enums";
import { actsOnTreatment } from "../../details/rules";
import { RISK_READERS } from "../../schema";
import { CURRENCY } from "../catalogue";
import {
  MOST_CARDS,
  treatmentBoard,
  treatmentChoices,
  treatmentSums,
  treatmentSumsInput,
} from "../schema";
import { all, columns, countFrom, type Flat, FROM, OPEN, rowOf, visible, whereOf } from "./steps";

const READERS = [...RISK_READERS, "staff", "external_auditor"] as const;

/** What the plan costs, and how much of it is open or late; exact over all that the filter finds. */
export const sumTreatments = query({
  name: "treatments.sums",
  may: READERS,
  module: "risk",
  route: "GET /treatments/sums",
  input: treatmentSumsInput,
  output: treatmentSums,
  async run({ actor, input, now, rows }) {
    const today = dayOf(now);
    const [found] = await rows<Record<"actions" | "open" | "late" | "cost" | "openCost", string>>(
      sql`SELECT count(*)::text AS actions, (count(*) FILTER (WHERE ${OPEN}))::text AS open,
          (count(*) FILTER (WHERE ${OPEN} AND t.due < ${today}::date))::text AS late,
          coalesce(sum(t.cost) FILTER (WHERE t.state <> 'cancelled'), 0)::text AS cost,
          coalesce(sum(t.cost) FILTER (WHERE ${OPEN}), 0)::text AS "openCost"
        FROM ${countFrom(input)} WHERE ${all(whereOf(actor, input, today))}`,
    );
    return {
      actions: Number(found?.actions ?? 0),
      open: Number(found?.open ?? 0),
      late: Number(found?.late ?? 0),
      cost: Number(found?.cost ?? 0),
      openCost: Number(found?.openCost ?? 0),
      currency: CURRENCY,
    };
  },
});

type Choice = z.output<typeof treatmentChoices>["people"][number];

/** Who and which controls stand in the plan; the first two hundred of each by name. */
export const treatmentsChoices = query({
  name: "treatments.choices",
  may: READERS,
  module: "risk",
  route: "GET /treatments/choices",
  input: z.strictObject({}),
  output: treatmentChoices,
  async run({ actor, rows }) {
    const seen = all(visible(actor));
    const people = await rows<Choice>(sql`
      SELECT p.reference, p.name FROM app.person p
      WHERE EXISTS (SELECT FROM app.treatment t WHERE t.responsible_id = p.id AND ${seen})
      ORDER BY p.name, p.reference LIMIT 200`);
    const controls = await rows<Choice>(sql`
      SELECT c.reference, c.reference || ' ' || c.title AS name FROM app.control c
      WHERE EXISTS (SELECT FROM app.treatment_control x JOIN app.treatment t ON t.id = x.treatment_id
        WHERE x.control_id = c.id AND ${seen})
      ORDER BY c.position, c.reference LIMIT 200`);
    return { people, controls };
  },
});

/** The plan as a board: a column for each state with its most urgent actions and what the reader may do. */
export const boardTreatments = query({
  name: "treatments.board",
  may: READERS,
  module: "risk",
  route: "GET /treatments/board",
  input: treatmentSumsInput,
  output: treatmentBoard,
  async run({ actor, input, now, rows }) {
    const today = dayOf(now);
    const wanted =
      input.state && input.state.length > 0 ? input.state : Object.values(TreatmentState);
    const found = [];
    for (const state of wanted) {
      const filter = { ...input, state: undefined };
      const cards = await rows<Flat>(
        listStatement(
          {
            columns: columns(today),
            from: FROM,
            countFrom: countFrom(filter),
            // As the type it is, so that a column is read in its order from the index of states.
            where: [
              sql`t.state = ${state}::app."TreatmentState"`,
              ...whereOf(actor, filter, today),
            ],
            sorts: { due: { by: sql`t.due`, as: "date" } },
            defaultSort: "due",
            id: sql`t.id`,
          },
          { size: MOST_CARDS, count: "exact" },
        ),
      );
      found.push({
        state,
        total: cards[0]?.total ?? 0,
        cards: cards.slice(0, MOST_CARDS).map((card) => cardOf(card, actor)),
      });
    }
    return { columns: found };
  },
});

const cardOf = (one: Flat, actor: Actor) => {
  const treatment = {
    state: one.state,
    responsible: { id: one.responsibleId },
    verifier: one.verifierId === null ? null : { id: one.verifierId },
    doneById: one.doneById,
    looks: one.looks,
  };
  const risk = { owner: { id: one.riskOwnerId }, state: one.riskState };
  return { ...rowOf(one), can: actsOnTreatment(treatment, risk, actor) };
};

import sql from "sql-template-tag";
import { dayOf } from "@/lib/kernel/fields";
import { listStatement, pageFrom } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { RISK_READERS } from "../schema";
import { listTreatmentsInput, treatmentPage } from "./schema";
import { columns, countFrom, type Flat, FROM, rowOf, whereOf } from "./views/steps";

/** The treatment plan: every action with who does it until when. */
export const listTreatments = query({
  name: "treatments.list",
  may: [...RISK_READERS, "staff", "external_auditor"],
  module: "risk",
  route: "GET /treatments",
  input: listTreatmentsInput,
  output: treatmentPage,
  async run({ actor, input, now, rows }) {
    const today = dayOf(now);
    const found = await rows<Flat>(
      listStatement(
        {
          columns: columns(today),
          from: FROM,
          countFrom: countFrom(input),
          where: whereOf(actor, input, today),
          sorts: {
            due: { by: sql`t.due`, as: "date" },
            reference: { by: sql`t.reference`, as: "text" },
            cost: { by: sql`coalesce(t.cost, 0)`, as: "int" },
            progress: { by: sql`t.progress`, as: "int" },
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

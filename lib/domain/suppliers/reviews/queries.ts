import sql from "sql-template-tag";
import * as z from "zod";
import { dayOf } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { dueSuppliersOutput } from "./schema";

/** Suppliers whose review the clock has to begin; the same judgement as the rule `dueTrigger`. */
export const dueSuppliers = query({
  name: "suppliers.due",
  may: ["system"],
  input: z.strictObject({}),
  output: dueSuppliersOutput,
  async run({ now, rows }) {
    const today = sql`${dayOf(now)}::date`;
    const unseen = sql`coalesce(s.last_review, '-infinity'::date)`;
    const found = await rows<{ id: string }>(sql`
      SELECT s.id FROM app.supplier s WHERE s.state = 'approved' AND (s.next_review <= ${today}
        OR (s.assurance_until < ${today} AND s.assurance_until >= ${unseen})
        OR (s.agreement_until < ${today} AND s.agreement_until >= ${unseen}))
      ORDER BY s.next_review LIMIT 200`);
    return { ids: found.map(({ id }) => id) };
  },
});

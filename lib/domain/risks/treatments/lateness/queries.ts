import sql, { empty } from "sql-template-tag";
import { dayOf } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { ESCALATES_AFTER } from "../catalogue";
import { lateInput, lateShape } from "../schema";

const [first, second, third] = ESCALATES_AFTER;

/** Actions so late that somebody else has to hear of it, the longest late first. */
export const lateTreatments = query({
  name: "treatments.late",
  may: ["system"],
  input: lateInput,
  output: lateShape,
  async run({ input: { after, size }, now, rows }) {
    const today = sql`${dayOf(now)}::date`;
    const found = await rows<{ id: string; day: string }>(sql`
      SELECT t.id, t.due AS day FROM app.treatment t
      WHERE t.state IN ('proposed', 'approved', 'in_progress') AND t.due <= ${today} - ${first}::int
        AND t.escalation < CASE WHEN t.due <= ${today} - ${third}::int THEN 3
          WHEN t.due <= ${today} - ${second}::int THEN 2 ELSE 1 END
        ${after ? sql`AND (t.due, t.id) > (${after.day}::date, ${after.id}::uuid)` : empty}
      ORDER BY t.due, t.id LIMIT ${size}`);
    const last = found.length === size ? found.at(-1) : undefined;
    return { ids: found.map(({ id }) => id), next: last ?? null };
  },
});

import sql from "sql-template-tag";
import * as z from "zod";
import { dayOf } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { ESCALATES_AFTER } from "../catalogue";
import { lateShape } from "../schema";

const [first, second, third] = ESCALATES_AFTER;
/** A minute later the clock comes again. */
const MOST = 500;

/** Actions so late that somebody else has to hear of it. */
export const lateTreatments = query({
  name: "treatments.late",
  may: ["system"],
  input: z.strictObject({}),
  output: lateShape,
  async run({ now, rows }) {
    const today = sql`${dayOf(now)}::date`;
    const found = await rows<{ id: string }>(sql`
      SELECT t.id FROM app.treatment t
      WHERE t.state IN ('proposed', 'approved', 'in_progress') AND t.due <= ${today} - ${first}::int
        AND t.escalation < CASE WHEN t.due <= ${today} - ${third}::int THEN 3
          WHEN t.due <= ${today} - ${second}::int THEN 2 ELSE 1 END
      ORDER BY t.due, t.id LIMIT ${MOST}`);
    return { ids: found.map(({ id }) => id) };
  },
});

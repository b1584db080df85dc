import sql, { empty } from "sql-template-tag";
import * as z from "zod";
import { holds } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { listViewsInput, viewPage } from "../schema";

const body = z.object({
  entityId: z.string(),
  data: z.object({ operation: z.string(), module: z.string() }),
});

/** Everything an assessor opened in one engagement, newest first; both sides read the same log. */
export const listViews = query({
  name: "engagements.views",
  may: ["compliance", "top_management", "admin", "internal_auditor", "external_auditor"],
  own: true,
  route: "GET /engagements/:id/views",
  input: listViewsInput,
  output: viewPage,
  async run({ actor, input, db, rows }) {
    const one = await db.engagement.findUnique({
      where: named(input.id),
      select: { id: true, personId: true, person: { select: { name: true } } },
    });
    const isAssessor = holds(actor, "external_auditor");
    if (!one || (isAssessor && one.id !== actor.engagementId)) throw notFound("engagement");
    const before = input.cursor ? sql`AND e.id < ${input.cursor}::bigint` : empty;
    const found = await rows<{ id: number; body: string; at: number }>(sql`
      SELECT e.id, e.body, e.at_ms AS at FROM audit.entry e
      WHERE e.actor_id = ${one.personId} AND e.action = 'view.opened'
        AND e.body::jsonb ->> 'engagement' = ${one.id} ${before}
      ORDER BY e.id DESC LIMIT ${input.size + 1}`);
    const page = found.slice(0, input.size);
    const shown = page.map((entry) => {
      const { entityId, data } = body.parse(JSON.parse(entry.body));
      const at = new Date(entry.at).toISOString();
      return { id: entry.id, at, person: one.person.name, ...data, record: entityId };
    });
    return { rows: shown, next: found.length > input.size ? String(page.at(-1)?.id) : null };
  },
});

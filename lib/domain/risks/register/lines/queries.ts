import sql from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { RISK_READERS } from "../../schema";
import { visibleRisks } from "../../visible";
import { type LastChange, lastChange, lastChangeInput } from "./schema";

interface Found extends Omit<LastChange, "owner"> {
  ownerReference: string;
  ownerName: string;
}

/** Who changed a risk last, and what it says now: for whoever was slower. */
export const lastChangeOf = query({
  name: "risks.lastChange",
  may: [...RISK_READERS, "staff"],
  route: "GET /risks/:id/last-change",
  input: lastChangeInput,
  output: lastChange,
  async run({ actor, input: { id }, rows }) {
    const named = isUuid(id) ? sql`r.id = ${id}::uuid` : sql`r.reference = ${id}`;
    const where = [named, ...visibleRisks(actor)].reduce((all, one) => sql`${all} AND ${one}`);
    const [found] = await rows<Found>(sql`
      SELECT r.reference, r.version, r.title, r.review_days AS "reviewDays",
        o.reference AS "ownerReference", o.name AS "ownerName", p.name AS by, e.action,
        to_char(to_timestamp(e.at_ms / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
      FROM app.risk r JOIN app.person o ON o.id = r.owner_id
        LEFT JOIN LATERAL (
          SELECT t.action, t.actor_id, t.at_ms FROM audit.entry t
          WHERE t.entity = 'risk' AND t.entity_id = r.id::text ORDER BY t.id DESC LIMIT 1
        ) e ON true
        LEFT JOIN app.person p ON p.id::text = e.actor_id
      WHERE ${where}`);
    if (!found) throw notFound("risk");
    const { ownerReference: reference, ownerName: name, ...line } = found;
    return { ...line, owner: { reference, name } };
  },
});

import sql from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { visibleWhere } from "../../assets/visible";
import { personOf } from "../steps";
import { CONTROL_READERS, visibleControls, visibleEvidence } from "../visible";
import { checksFor } from "./catalogue";
import { gapOf } from "./rules";
import { type Protection, protection, protectionInput } from "./schema";

/** The controls that must hold for an asset, with what is missing, and the evidence about it. */
export const protectionOf = query({
  name: "controls.protection",
  may: [...CONTROL_READERS, "staff"],
  module: "controls",
  route: "GET /assets/:id/controls",
  input: protectionInput,
  output: protection,
  async run({ actor, input, db, rows }) {
    const asset = await db.asset.findFirst({
      where: { ...named(input.id), ...visibleWhere(actor) },
      select: { id: true, kind: true },
    });
    if (!asset) throw notFound("asset");
    const checks = checksFor(asset.kind);
    const [seen = sql`true`] = visibleControls(actor);
    const [shown = sql`true`] = visibleEvidence(actor);
    const controls = await rows<Omit<Protection, "checks" | "gap">>(sql`
      SELECT c.reference, c.title, c.necessary, c.operating_state::text AS "operatingState", ${personOf("o")} AS owner,
        coalesce(l.risks, '{}') AS risks
      FROM control c LEFT JOIN person o ON o.id = c.owner_id LEFT JOIN (
        SELECT rc.control_id, array_agg(DISTINCT r.reference ORDER BY r.reference) AS risks
        FROM risk_asset ra JOIN risk r ON r.id = ra.risk_id AND r.state <> 'closed'
        JOIN risk_control rc ON rc.risk_id = r.id WHERE ra.asset_id = ${asset.id}::uuid GROUP BY 1) l ON l.control_id = c.id
      WHERE ${seen} AND (l.control_id IS NOT NULL OR c.reference = ANY(${[...checks.keys()]}))
      ORDER BY c.position LIMIT 200`);
    const evidence = await rows(sql`
      SELECT e.reference, e.title, e.state::text, e.valid_until::text AS "validUntil"
      FROM evidence e JOIN evidence_asset ea ON ea.evidence_id = e.id
      WHERE ea.asset_id = ${asset.id}::uuid AND ${shown} ORDER BY e.reference DESC LIMIT 100`);
    return {
      controls: controls.map((one) => ({
        ...one,
        checks: [...(checks.get(one.reference) ?? [])],
        gap: gapOf(one),
      })),
      evidence: protection.shape.evidence.parse(evidence),
    };
  },
});

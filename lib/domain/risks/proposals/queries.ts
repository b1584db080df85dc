import sql, { type Sql } from "sql-template-tag";
import { type Actor, holds } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { isUuid, named } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { threatOf } from "../catalogue";
import { RISK_READERS } from "../schema";
import {
  listProposalsInput,
  type Mergeable,
  mergeableInput,
  mergeableList,
  type ProposalRow,
  proposalInput,
  proposalPage,
  proposalRow,
} from "./schema";
import { draftOf } from "./steps";

type Flat = Omit<ProposalRow, "threat" | "draft" | "can"> & {
  threatId: string;
  isOwn: boolean | null;
};

const columnsFor = ({
  id,
}: Actor) => sql`${id}::text IN (a.owner_id::text, a.custodian_id::text, a.proposed_by_id::text) AS "isOwn",
  p.id, p.reference, p.state, p.version, p.reason, p.facts, p.change, p.dismissal,
  p.threat_id AS "threatId", to_json(p.decided_at) AS "decidedAt",
  json_build_object('id', p.asset_id, 'reference', coalesce(a.reference, ''), 'name', coalesce(a.name, ''), 'kind', coalesce(a.kind::text, 'model')) AS asset,
  CASE WHEN r.id IS NOT NULL THEN json_build_object('reference', r.reference, 'title', r.title) END AS risk,
  CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'reference', d.reference, 'name', d.name) END AS "decidedBy"`;
// Assets belong to another module: an assessor without it still sees the proposals.
const FROM = sql`risk_proposal p LEFT JOIN asset a ON a.id = p.asset_id LEFT JOIN risk r ON r.id = p.risk_id
  LEFT JOIN person d ON d.id = p.decided_by_id`;

/** Who looks after the asset decides, beside compliance and those who own risks; they alone merge. */
function actsOn({ state, isOwn }: Flat, actor: Actor) {
  const isOpen = state === "proposed" && actor.kind !== "token";
  const leads = holds(actor, "compliance", "risk_owner");
  return {
    decide: isOpen && (leads || (holds(actor, "engineer") && isOwn === true)),
    merge: isOpen && leads,
  };
}

function rowOf(found: Flat, actor: Actor) {
  const { threatId, isOwn: _, ...flat } = found;
  const threat = threatOf(threatId);
  const draft = {
    ...draftOf({ threatId, reason: flat.reason, asset: flat.asset }),
    likelihood: threat?.typicalLikelihood ?? null,
    impact: threat?.typicalImpact ?? null,
    controls: [...(threat?.recommendedControls ?? [])],
  };
  return {
    ...flat,
    threat: { id: threatId, title: threat?.title ?? threatId },
    draft,
    can: actsOn(found, actor),
  };
}

const idOf = (table: Sql, ref: string): Sql =>
  isUuid(ref) ? sql`${ref}::uuid` : sql`(SELECT id FROM ${table} WHERE reference = ${ref})`;

/** Risks that facts of assets suggest, the newest first. */
export const listProposals = query({
  name: "proposals.list",
  may: [...RISK_READERS, "external_auditor"],
  module: "risk",
  route: "GET /risk-proposals",
  input: listProposalsInput,
  output: proposalPage,
  async run({ actor, input, rows }) {
    const { asset, kind, threat, risk } = input;
    const statement = listStatement(
      {
        columns: columnsFor(actor),
        from: FROM,
        countFrom: sql`risk_proposal p`,
        where: [
          ...within(sql`p.state`, input.state),
          ...(asset ? [sql`p.asset_id = ${idOf(sql`asset`, asset)}`] : []),
          ...(risk ? [sql`p.risk_id = ${idOf(sql`risk`, risk)}`] : []),
          ...(threat ? [sql`p.threat_id = ANY(${[...threat]})`] : []),
          ...(kind
            ? [
                sql`EXISTS (SELECT FROM asset k WHERE k.id = p.asset_id AND k.kind = ANY(${[...kind]}::"AssetKind"[]))`,
              ]
            : []),
          ...matching(sql`(p.reference || ' ' || p.reason)`, input.q),
        ],
        sorts: { created: { by: sql`p.created_at`, as: "timestamptz" } },
        defaultSort: "-created",
        id: sql`p.id`,
      },
      input,
    );
    const page = pageFrom(
      await rows<Flat & { sortValue: string; total: number }>(statement),
      input,
    );
    return { ...page, rows: page.rows.map((row) => rowOf(row, actor)) };
  },
});

/** One proposed risk, with the risk it would become. */
export const getProposal = query({
  name: "proposals.get",
  may: [...RISK_READERS, "external_auditor"],
  module: "risk",
  route: "GET /risk-proposals/:id",
  input: proposalInput,
  output: proposalRow,
  async run({ actor, input, rows }) {
    const which = isUuid(input.id) ? sql`p.id = ${input.id}::uuid` : sql`p.reference = ${input.id}`;
    const [found] = await rows<Flat>(sql`SELECT ${columnsFor(actor)} FROM ${FROM} WHERE ${which}`);
    if (!found) throw notFound("proposed risk");
    return rowOf(found, actor);
  },
});

/** As many as a choice shows. */
const MOST_RISKS = 20;

/** Open risks that a proposal may be merged into: the same threat first, then risks of the same asset. */
export const mergeableRisks = query({
  name: "proposals.mergeable",
  may: ["compliance", "risk_owner"],
  route: "GET /risk-proposals/:id/risks",
  input: mergeableInput,
  output: mergeableList,
  async run({ actor, input, db, rows }) {
    const proposal = await db.riskProposal.findUnique({
      where: named(input.id),
      select: { assetId: true, threatId: true },
    });
    if (!proposal) throw notFound("proposed risk");
    const { assetId, threatId } = proposal;
    const words = matching(sql`(r.reference || ' ' || r.title)`, input.q);
    const near = sql`(r.threat_id = ${threatId} OR EXISTS (SELECT FROM risk_asset k
      WHERE k.risk_id = r.id AND k.asset_id = ${assetId}::uuid))`;
    const where = [
      sql`r.state <> 'closed' AND r.kind = 'risk'`,
      ...(words.length > 0 ? words : [near]),
      ...(holds(actor, "compliance") ? [] : [sql`r.owner_id = ${actor.id}::uuid`]),
    ].reduce((all, one) => sql`${all} AND ${one}`);
    const found = await rows<Mergeable>(sql`
      SELECT r.id, r.reference, r.title, r.version, (r.threat_id = ${threatId}) IS TRUE AS "sameThreat",
        json_build_object('id', o.id, 'reference', o.reference, 'name', o.name) AS owner,
        EXISTS (SELECT FROM risk_asset k WHERE k.risk_id = r.id AND k.asset_id = ${assetId}::uuid) AS "hasAsset"
      FROM risk r JOIN person o ON o.id = r.owner_id WHERE ${where}
      ORDER BY (r.threat_id = ${threatId}) IS TRUE DESC, r.current_score DESC, r.id LIMIT ${MOST_RISKS}`);
    return { rows: found };
  },
});

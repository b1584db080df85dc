import sql, { type Sql } from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { threatOf } from "../catalogue";
import { RISK_READERS } from "../schema";
import {
  listProposalsInput,
  type ProposalRow,
  proposalInput,
  proposalPage,
  proposalRow,
} from "./schema";
import { draftOf } from "./steps";

type Flat = Omit<ProposalRow, "threat" | "draft"> & { threatId: string };

const COLUMNS = sql`p.id, p.reference, p.state, p.version, p.reason, p.facts, p.dismissal, p.threat_id AS "threatId",
  to_json(p.decided_at) AS "decidedAt",
  json_build_object('id', p.asset_id, 'reference', coalesce(a.reference, ''), 'name', coalesce(a.name, ''), 'kind', coalesce(a.kind::text, 'model')) AS asset,
  CASE WHEN r.id IS NOT NULL THEN json_build_object('reference', r.reference, 'title', r.title) END AS risk,
  CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'reference', d.reference, 'name', d.name) END AS "decidedBy"`;
// Assets belong to another module: an assessor without it still sees the proposals.
const FROM = sql`risk_proposal p LEFT JOIN asset a ON a.id = p.asset_id LEFT JOIN risk r ON r.id = p.risk_id
  LEFT JOIN person d ON d.id = p.decided_by_id`;

function rowOf({ threatId, ...flat }: Flat) {
  const threat = threatOf(threatId);
  const draft = draftOf(threat, { threatId, reason: flat.reason, asset: flat.asset });
  return { ...flat, threat: { id: threatId, title: threat?.title ?? threatId }, draft };
}

const ofAsset = (ref: string): Sql =>
  isUuid(ref)
    ? sql`p.asset_id = ${ref}::uuid`
    : sql`p.asset_id = (SELECT id FROM asset WHERE reference = ${ref})`;

/** Risks that facts of assets suggest, the newest first. */
export const listProposals = query({
  name: "proposals.list",
  may: [...RISK_READERS, "external_auditor"],
  module: "risk",
  route: "GET /risk-proposals",
  input: listProposalsInput,
  output: proposalPage,
  async run({ input, rows }) {
    const statement = listStatement(
      {
        columns: COLUMNS,
        from: FROM,
        countFrom: sql`risk_proposal p`,
        where: [
          ...within(sql`p.state`, input.state),
          ...(input.asset ? [ofAsset(input.asset)] : []),
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
    return { ...page, rows: page.rows.map(rowOf) };
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
  async run({ input, rows }) {
    const which = isUuid(input.id) ? sql`p.id = ${input.id}::uuid` : sql`p.reference = ${input.id}`;
    const [found] = await rows<Flat>(sql`SELECT ${COLUMNS} FROM ${FROM} WHERE ${which}`);
    if (!found) throw notFound("proposed risk");
    return rowOf(found);
  },
});

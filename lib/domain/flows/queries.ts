import sql, { type Sql } from "sql-template-tag";
import type * as z from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { ASSET_READERS } from "../assets/schema";
import { crossingOf, crossingSentence, protectionOf, protectionSentence } from "./rules";
import {
  type FlowRecord,
  type FlowRow,
  flowInput,
  flowPage,
  flowRecord,
  listFlowsInput,
} from "./schema";
import { contradictionsIn, type Source } from "./separation/rules";
import { CROSSES, ENDS, FROM, PROTECTED } from "./steps";
import { visibleRows } from "./visible";

const COLUMNS = sql`f.id, f.reference, f.name, f.state, f.version, f.in_scope AS "inScope", f.data, f.classification,
  f.personal_data AS "personalData", f.carries_secrets AS "carriesSecrets", f.carries_weights AS "carriesWeights",
  f.protocol, f.encryption, ${ENDS},
  coalesce((SELECT json_agg(json_build_object('id', c.id, 'reference', c.reference, 'title', c.title,
    'state', c.operating_state) ORDER BY c.reference)
    FROM data_flow_control l JOIN control c ON c.id = l.control_id WHERE l.flow_id = f.id), '[]') AS controls`;

const DETAILS = sql`f.purpose, f.authentication, f.place, f.withheld, f.retirement,
  CASE WHEN fa.id IS NOT NULL THEN json_build_object('name', fa.name, 'kind', fa.kind, 'classification', fa.classification,
    'personalData', CASE WHEN fa.inherited_personal_data THEN 'yes' ELSE fa.personal_data::text END) END AS source,
  to_json(f.created_at) AS "createdAt",
  (SELECT json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) FROM person p WHERE p.id = f.owner_id) AS owner`;

type Judged = "crosses" | "protection" | "why";
type Plain = Omit<FlowRow, Judged>;
type Kept = Omit<FlowRecord, Judged | "contradictions"> & { readonly source: Source | null };

/** What the rules say of a flow as the database gives it. */
const judged = <Flow extends Plain>(flow: Flow) => {
  const crosses = crossingOf(flow.from, flow.to, flow.protocol);
  const passage = { crosses, encryption: flow.encryption, controls: flow.controls };
  return {
    ...flow,
    crosses,
    protection: protectionOf(passage),
    why: {
      crossing: crossingSentence(flow.from, flow.to, flow.protocol),
      protection: protectionSentence(passage),
    },
  };
};

const inEnvironment = (ref: string): Sql =>
  isUuid(ref) ? sql`${ref}::uuid IN (fe.id, te.id)` : sql`${ref} IN (fe.reference, te.reference)`;
const ofAsset = (ref: string): Sql =>
  isUuid(ref)
    ? sql`${ref}::uuid IN (f.from_asset_id, f.to_asset_id)`
    : sql`(SELECT id FROM asset WHERE reference = ${ref}) IN (f.from_asset_id, f.to_asset_id)`;

const PROTECTION: Sql = sql`CASE WHEN ${CROSSES} = 'none' THEN 'not_needed' WHEN ${PROTECTED} THEN 'protected' ELSE 'unprotected' END`;

const onSide = (sides: readonly string[] = []): Sql[] =>
  sides.length === 1 ? [sides[0] === "inside" ? sql`f.in_scope` : sql`NOT f.in_scope`] : [];

function filters(actor: Actor, input: z.output<typeof listFlowsInput>) {
  const joined = [
    ...visibleRows(actor),
    ...within(CROSSES, input.crossing),
    ...within(PROTECTION, input.protection),
    ...(input.environment ? [inEnvironment(input.environment)] : []),
  ];
  const own = [
    ...within(sql`f.state`, input.state),
    ...within(sql`f.classification`, input.classification),
    ...within(sql`f.personal_data`, input.personalData),
    ...onSide(input.scope),
    ...(input.asset ? [ofAsset(input.asset)] : []),
    ...matching(sql`(f.reference || ' ' || f.name)`, input.q),
  ];
  return { where: [...joined, ...own], needsEnds: joined.length > 0 };
}

/** Data flows, with the boundary that each crosses and what protects it there. */
export const listFlows = query({
  name: "flows.list",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /flows",
  input: listFlowsInput,
  output: flowPage,
  async run({ actor, input, rows }) {
    const { where, needsEnds } = filters(actor, input);
    const statement = listStatement(
      {
        columns: COLUMNS,
        from: FROM,
        countFrom: needsEnds ? FROM : sql`data_flow f`,
        where,
        sorts: {
          name: { by: sql`lower(f.name)`, as: "text" },
          reference: { by: sql`f.reference`, as: "text" },
        },
        defaultSort: "name",
        id: sql`f.id`,
      },
      input,
    );
    const page = pageFrom(
      await rows<Plain & { sortValue: string; total: number }>(statement),
      input,
    );
    return { ...page, rows: page.rows.map(judged) };
  },
});

/** One flow. */
export const getFlow = query({
  name: "flows.get",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /flows/:id",
  input: flowInput,
  output: flowRecord,
  async run({ actor, input, rows }) {
    const which = isUuid(input.id) ? sql`f.id = ${input.id}::uuid` : sql`f.reference = ${input.id}`;
    const seen = visibleRows(actor).map((one) => sql` AND ${one}`);
    const [found] = await rows<Kept>(
      sql`SELECT ${COLUMNS}, ${DETAILS} FROM ${FROM} WHERE ${which}${seen[0] ?? sql``}`,
    );
    if (!found) throw notFound("data flow");
    const { source, ...flow } = found;
    const contradictions = contradictionsIn({ ...flow, source });
    return { ...judged(flow), contradictions };
  },
});

import sql, { join, type Sql } from "sql-template-tag";
import { isUuid } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import { ASSET_READERS } from "../../assets/schema";
import { CROSSES, FROM, PROTECTED } from "../steps";
import {
  breachPage,
  lookInput,
  lookShape,
  proposedInput,
  proposedPage,
  separationInput,
} from "./schema";
import { breachesAmong, exceptionsOf, proposalSteps } from "./steps";

/** From production into a lower tier. */
const DOWN = sql`fe.tier = 'production' AND te.tier <> 'production'`;
const OF_RELATION = sql`asset_relation r JOIN asset ra ON ra.id = r.from_id JOIN asset rb ON rb.id = r.to_id
  JOIN environment ea ON ea.id = ra.environment_id JOIN environment eb ON eb.id = rb.environment_id`;
const BETWEEN_TIERS = sql`(ea.tier = 'production') <> (eb.tier = 'production')`;

interface Subject {
  readonly asset?: string | undefined;
  readonly flow?: string | undefined;
  readonly relation?: string | undefined;
}
const idOf = (table: "asset" | "data_flow", ref: string): Sql => {
  if (isUuid(ref)) return sql`${ref}::uuid`;
  return table === "asset"
    ? sql`(SELECT id FROM asset WHERE reference = ${ref})`
    : sql`(SELECT id FROM data_flow WHERE reference = ${ref})`;
};

/** Ids of flows and relations that the rules have to look at, in their order. */
function candidates(
  { asset, flow, relation }: Subject,
  flowsWhere: Sql,
  after: string | undefined,
) {
  const flows = [
    ...[sql`f.state = 'active'`, flowsWhere],
    ...(asset ? [sql`${idOf("asset", asset)} IN (f.from_asset_id, f.to_asset_id)`] : []),
    ...(flow ? [sql`f.id = ${idOf("data_flow", flow)}`] : []),
    ...(relation ? [sql`FALSE`] : []),
    ...(after ? [sql`f.id > ${after}::uuid`] : []),
  ];
  const relations = [
    BETWEEN_TIERS,
    ...(asset ? [sql`${idOf("asset", asset)} IN (r.from_id, r.to_id)`] : []),
    ...(relation ? [sql`r.id = ${relation}::uuid`] : []),
    ...(flow ? [sql`FALSE`] : []),
    ...(after ? [sql`r.id > ${after}::uuid`] : []),
  ];
  return sql`SELECT f.id FROM ${FROM} WHERE ${join(flows, " AND ")}
    UNION ALL SELECT r.id FROM ${OF_RELATION} WHERE ${join(relations, " AND ")}`;
}

const paged = (statement: Sql, size: number) => sql`${statement} ORDER BY 1 LIMIT ${size}`;
const nextOf = (ids: readonly { id: string }[], size: number) =>
  ids.length === size ? (ids.at(-1)?.id ?? null) : null;

const PROPOSED = {
  select: {
    ...{ id: true, reference: true, threatId: true, about: true, state: true, version: true },
    asset: { select: { reference: true, name: true } },
    risk: { select: { reference: true, title: true } },
  },
} as const;

async function proposalsOf(db: Reader, about: readonly string[]) {
  const found = await db.riskProposal.findMany({
    where: { about: { in: [...about] } },
    ...PROPOSED,
  });
  return found.map(({ threatId: threat, ...one }) => ({ ...one, threat }));
}

/** What separation of environments forbids and nobody has allowed, and what is allowed until when. */
export const listBreaches = query({
  name: "separation.list",
  may: [...ASSET_READERS, "external_auditor"],
  module: "assets",
  route: "GET /separation",
  input: separationInput,
  output: breachPage,
  async run({ db, rows, input, now }) {
    const ids = await rows<{ id: string }>(paged(candidates(input, DOWN, input.after), input.size));
    const breaches = await breachesAmong(
      db,
      ids.map(({ id }) => id),
    );
    const about = breaches.map(({ id }) => id);
    const [of, proposals] = [await exceptionsOf(db, breaches, now), await proposalsOf(db, about)];
    return {
      rows: breaches.map((one) => ({
        ...one,
        ...of(one),
        proposal:
          proposals.find(({ about: id, threat }) => id === one.id && threat === one.threat) ?? null,
      })),
      next: nextOf(ids, input.size),
    };
  },
});

/** The risks proposed because of these flows or relations. */
export const listProposedFor = query({
  name: "separation.proposed",
  may: ASSET_READERS,
  input: proposedInput,
  output: proposedPage,
  async run({ db, input }) {
    return { rows: await proposalsOf(db, input.about) };
  },
});

const BATCH = 200;

/** What a proposal that waits is about, and may be no longer. */
const proposedAbout = ({ asset, flow, relation }: Subject, after: string | undefined) =>
  join(
    [
      sql`p.state = 'proposed' AND p.about <> ''`,
      ...(asset ? [sql`p.asset_id = ${idOf("asset", asset)}`] : []),
      ...(flow ? [sql`p.about = ${idOf("data_flow", flow)}::text`] : []),
      ...(relation ? [sql`p.about = ${relation}`] : []),
      ...(after ? [sql`p.about > ${after}`] : []),
    ],
    " AND ",
  );

/** Flows and relations whose proposed risks are not what there is reason for; the job puts it right. */
export const waitingReasons = query({
  name: "separation.waiting",
  may: ["system"],
  input: lookInput,
  output: lookShape,
  async run({ db, rows, input, now }) {
    const { flowId: flow, assetId: asset, relationId: relation, after } = input;
    const suspicious = sql`((${DOWN}) OR (${CROSSES} <> 'none' AND NOT ${PROTECTED}))`;
    const subject = { flow, asset, relation };
    const found = await rows<{ id: string }>(
      paged(
        sql`${candidates(subject, suspicious, after)}
          UNION SELECT p.about::uuid FROM risk_proposal p WHERE ${proposedAbout(subject, after)}`,
        BATCH,
      ),
    );
    const ids = found.map(({ id }) => id);
    const steps = ids.length > 0 ? await proposalSteps(db, ids, now) : [];
    const waiting = steps.map((one) => (one.kind === "make" ? one.reason : one.kept).about);
    return { ids: [...new Set(waiting)], next: nextOf(found, BATCH) };
  },
});

import sql, { type Sql } from "sql-template-tag";
import type * as z from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { isUuid, named } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import { ASSET_READERS } from "../assets/schema";
import { visibleRows, visibleWhere } from "../assets/visible";
import {
  gapsOfConfiguration,
  gapsToApprove,
  handsOn,
  readConfiguration,
  readCriteria,
  readRefusals,
  readVerdicts,
  rollbackChoices,
} from "./rules";
import {
  commits,
  listReleasesInput,
  type ReleaseRow,
  releaseInput,
  releasePage,
  releaseRecord,
} from "./schema";
import { outlookOf, toldBy } from "./steps";

const ofRecord = (column: Sql, table: Sql, ref: string): Sql =>
  isUuid(ref)
    ? sql`${column} = ${ref}::uuid`
    : sql`${column} = (SELECT o.id FROM ${table} o WHERE o.reference = ${ref})`;

function filters(actor: Actor, input: z.output<typeof listReleasesInput>): Sql[] {
  const { asset, environment, digest } = input;
  return [
    ...visibleRows(actor),
    ...within(sql`r.state`, input.state),
    ...(asset ? [ofRecord(sql`r.asset_id`, sql`app.asset`, asset)] : []),
    ...(environment ? [ofRecord(sql`r.environment_id`, sql`app.environment`, environment)] : []),
    ...(digest ? [sql`r.digest = ${digest}`] : []),
    ...matching(sql`(r.reference || ' ' || r.release)`, input.q),
  ];
}

type Found = Omit<ReleaseRow, "createdAt" | "approvedAt" | "deployedAt"> & {
  createdAt: Date;
  approvedAt: Date | null;
  deployedAt: Date | null;
  sortValue: string;
  total: number;
};

/** Versions of models on their way to those who use them. */
export const listReleases = query({
  name: "releases.list",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /releases",
  input: listReleasesInput,
  output: releasePage,
  async run({ actor, input, rows }) {
    const statement = listStatement(
      {
        columns: sql`r.id, r.reference, r.release, r.state, r.version, r.digest,
          r.created_at AS "createdAt", r.approved_at AS "approvedAt", r.deployed_at AS "deployedAt",
          jsonb_array_length(r.refusals) AS refusals,
          json_build_object('id', a.id, 'reference', a.reference, 'name', a.name) AS asset,
          CASE WHEN e.id IS NOT NULL THEN json_build_object('id', e.id, 'reference', e.reference, 'name', e.name, 'tier', e.tier) END AS environment`,
        from: sql`app.release r JOIN app.asset a ON a.id = r.asset_id
          LEFT JOIN app.environment e ON e.id = r.environment_id`,
        countFrom: sql`app.release r JOIN app.asset a ON a.id = r.asset_id`,
        where: filters(actor, input),
        sorts: {
          created: { by: sql`r.created_at`, as: "timestamptz" },
          reference: { by: sql`r.reference`, as: "text" },
        },
        defaultSort: "-created",
        id: sql`r.id`,
      },
      input,
    );
    const page = pageFrom(await rows<Found>(statement), input);
    return { ...page, rows: page.rows.map((one) => ({ ...one, ...momentsOf(one) })) };
  },
});

interface Moments {
  readonly createdAt: Date;
  readonly approvedAt: Date | null;
  readonly deployedAt: Date | null;
}
const momentsOf = ({ createdAt, approvedAt, deployedAt }: Moments) => ({
  createdAt: createdAt.toISOString(),
  approvedAt: approvedAt?.toISOString() ?? null,
  deployedAt: deployedAt?.toISOString() ?? null,
});

const NAME = { id: true, reference: true, name: true } as const;
const PERSON = { select: NAME } as const;

async function visibleRelease(db: Reader, actor: Actor, ref: string) {
  const found = await db.release.findFirst({
    where: { ...named(ref), asset: visibleWhere(actor) },
    include: {
      asset: { select: NAME },
      base: { select: { ...NAME, kind: true, state: true, licence: true } },
      environment: { select: { ...NAME, tier: true } },
    },
  });
  if (!found) throw notFound("release");
  return found;
}
type Visible = Awaited<ReturnType<typeof visibleRelease>>;

/** One release, walked back: deployment, approval, evaluation of this artefact, data, base, licence. */
export const getRelease = query({
  name: "releases.get",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /releases/:id",
  input: releaseInput,
  output: releaseRecord,
  async run({ actor, input, db, now }) {
    const found = await visibleRelease(db, actor, input.id);
    const [nameOf, around, outlook] = await Promise.all([
      namesIn(db, found),
      aroundOf(db, found),
      outlookOf(db, found, { now }),
    ]);
    return {
      ...found,
      ...momentsOf(found),
      ...around,
      ...peopleOf(found, nameOf),
      configuration: readConfiguration(found.configuration),
      commits: commits.catch([]).parse(found.commits),
      criteria: readCriteria(found.criteria),
      verdicts: readVerdicts(found.verdicts),
      criteriaAt: found.criteriaAt?.toISOString() ?? null,
      evaluatedAt: found.evaluatedAt?.toISOString() ?? null,
      withdrawnAt: found.withdrawnAt?.toISOString() ?? null,
      outlook: isDecided(found) ? NOTHING : outlook,
      missing: missingIn(found, outlook.isUnfair),
      isAuthor: handsOn(found).includes(actor.id),
    };
  },
});

const NOTHING = { verdicts: [], ignored: [], missing: [] };
const isDecided = ({ state }: Visible) => state !== "candidate" && state !== "evaluated";

function missingIn(found: Visible, isUnfair: boolean): Record<string, string[]> {
  if (isDecided(found)) return {};
  const told = toldBy(found);
  if (found.state === "evaluated") return gapsToApprove(told);
  return {
    ...gapsOfConfiguration(told.configuration),
    ...(readCriteria(found.criteria).length === 0 && { criteria: ["Write the criteria."] }),
    ...(isUnfair && { fairness: ["No bias criteria are in force for this model."] }),
  };
}

type NameOf = Awaited<ReturnType<typeof namesIn>>;
const peopleOf = (found: Visible, nameOf: NameOf) => ({
  authors: found.authorIds.flatMap((id) => nameOf(id) ?? []),
  writers: handsOn({ ...found, authorIds: [] }).flatMap((id) => nameOf(id) ?? []),
  evaluatedBy: nameOf(found.evaluatedById),
  approvedBy: nameOf(found.approvedById),
  deployedBy: nameOf(found.deployedById),
  withdrawnBy: nameOf(found.withdrawnById),
  refusals: readRefusals(found.refusals).map((one) => ({ ...one, by: nameOf(one.by) })),
});

/** Who acted on it, by id. */
async function namesIn(db: Reader, found: Visible) {
  const { evaluatedById, approvedById, deployedById, withdrawnById } = found;
  const tried = readRefusals(found.refusals).map(({ by }) => by);
  const ids = [
    ...handsOn(found),
    ...tried,
    evaluatedById,
    approvedById,
    deployedById,
    withdrawnById,
  ];
  const people = await db.person.findMany({
    where: { id: { in: ids.filter((id) => id !== null).filter(isUuid) } },
    ...PERSON,
  });
  return (id: string | null) => people.find((one) => one.id === id) ?? null;
}

/** The file, the data, the results and the other versions. */
async function aroundOf(db: Reader, found: Visible) {
  const { id, assetId, digest, data, evaluations: refs } = found;
  const [artefact, datasets, evaluations, others] = await Promise.all([
    db.artefact.findFirst({ where: { assetId, digest } }),
    db.asset.findMany({
      where: { OR: [{ reference: { in: data } }, { digest: { in: data } }] },
      select: { ...NAME, digest: true },
    }),
    db.evaluation.findMany({ where: { reference: { in: refs } }, orderBy: { suite: "asc" } }),
    db.release.findMany({
      where: { assetId, id: { not: id } },
      include: { environment: { select: { name: true } } },
      orderBy: { createdAt: "desc" },
      take: 50,
    }),
  ]);
  return {
    artefact,
    data: data.map((said) => ({
      said,
      asset: datasets.find((one) => one.reference === said || one.digest === said) ?? null,
    })),
    evaluations: evaluations.map((one) => ({ ...one, ranAt: one.ranAt.toISOString() })),
    rollbacks: rollbackChoices(others, found.approvedAt).map(({ release }) => release),
    serving: others.flatMap(({ state, release, environment }) =>
      state === "deployed" && environment ? [{ release, environment: environment.name }] : [],
    ),
    others: others.map((one) => ({
      ...one,
      configuration: readConfiguration(one.configuration),
    })),
  };
}

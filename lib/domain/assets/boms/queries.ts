import sql, { empty, join } from "sql-template-tag";
import type * as z from "zod";
import { tooLarge } from "@/lib/kernel/errors";
import { dayOf } from "@/lib/kernel/fields";
import { type QueryContext, query } from "@/lib/kernel/operation";
import { filters } from "../queries";
import { ASSET_READERS } from "../schema";
import { type BomRow, bomAsset } from "./rules";
import { type BomAsset, type BomRelation, bomAnswer, bomInput, MOST_IN_BOM } from "./schema";
import { artefactsOf, evaluationsOf, flowsOf } from "./steps";

/** Read a page at a time, so that no statement holds the database for long. */
const PAGE = 1000;

type Context = QueryContext<z.output<typeof bomInput>>;

/** The whole map as filtered: what a bill of materials is written from. */
export const readBom = query({
  name: "assets.bom",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  logged: true,
  input: bomInput,
  output: bomAnswer,
  async run(context) {
    const organisation = await context.db.organisation.findFirst({ select: { name: true } });
    const assets: BomAsset[] = [];
    const relations: BomRelation[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: BomRow[] = await pageOf(context, after);
      const ids = page.map(({ id }) => id);
      const [artefacts, evaluations, flows, edges] = await Promise.all([
        artefactsOf(context, ids),
        evaluationsOf(context, ids),
        flowsOf(context, ids),
        relationsOf(context, ids),
      ]);
      for (const row of page) {
        const { id } = row;
        const parts = {
          artefacts: artefacts.get(id) ?? [],
          evaluations: evaluations.get(id) ?? [],
          flows: flows.get(id) ?? [],
        };
        assets.push(bomAsset(row, parts));
      }
      relations.push(...edges);
      mustFit(assets.length);
      after = ids.at(-1) ?? null;
      more = page.length === PAGE;
    }
    return { assets, relations, organisation: organisation?.name ?? "" };
  },
});

function mustFit(count: number) {
  if (count <= MOST_IN_BOM) return;
  const most = MOST_IN_BOM.toLocaleString("en");
  throw tooLarge(`More than ${most} assets are too many for one document. Filter the inventory.`);
}

const PERSON = (table: "p" | "k") =>
  table === "p"
    ? sql`CASE WHEN p.id IS NOT NULL THEN json_build_object('reference', p.reference, 'name', p.name) END`
    : sql`CASE WHEN k.id IS NOT NULL THEN json_build_object('reference', k.reference, 'name', k.name) END`;

/** What is retired or disposed of is no longer part of anything, unless it is asked for by its state. */
const IN_USE = sql`a.state NOT IN ('retired', 'disposed')`;

function pageOf({ actor, input, now, rows }: Context, after: string | null): Promise<BomRow[]> {
  const where = [
    ...filters(actor, input, dayOf(now)),
    ...(input.state?.length ? [] : [IN_USE]),
    ...(after ? [sql`a.id > ${after}::uuid`] : []),
  ];
  return rows<BomRow>(sql`
    SELECT a.id, a.reference, a.name, a.kind, a.subtype, a.description, a.in_scope AS "inScope",
      a.scope_reason AS "scopeReason", a.classification, a.personal_data AS "personalData",
      a.confidentiality, a.integrity, a.availability, a.location, a.supplier, a.release, a.digest,
      a.licence, a.provenance, coalesce(a.languages, '{}') AS languages, a.legal_basis AS "legalBasis", a.url, a.exposure,
      a.authentication, a.purl, a.facts, a.said, a.next_review AS "nextReview",
      ${PERSON("p")} AS owner, ${PERSON("k")} AS custodian,
      CASE WHEN e.id IS NOT NULL THEN json_build_object('reference', e.reference, 'name', e.name, 'tier', e.tier) END AS environment,
      CASE WHEN z.id IS NOT NULL THEN json_build_object('reference', z.reference, 'name', z.name) END AS zone
    FROM asset a LEFT JOIN person p ON p.id = a.owner_id LEFT JOIN person k ON k.id = a.custodian_id
      LEFT JOIN environment e ON e.id = a.environment_id LEFT JOIN zone z ON z.id = a.zone_id
    ${where.length > 0 ? sql`WHERE ${join(where, " AND ")}` : empty}
    ORDER BY a.id LIMIT ${PAGE}`);
}

const relationsOf = ({ rows }: Context, ids: readonly string[]): Promise<BomRelation[]> =>
  rows<BomRelation>(sql`
    SELECT f.reference AS "from", r.type, t.reference AS "to", r.derivation, r.recipe
    FROM asset_relation r JOIN asset f ON f.id = r.from_id JOIN asset t ON t.id = r.to_id
    WHERE r.from_id = ANY(${[...ids]}::uuid[])`);

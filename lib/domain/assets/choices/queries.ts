import sql, { empty, join, type Sql } from "sql-template-tag";
import * as z from "zod";
import { isUuid } from "@/lib/kernel/fields";
import { matching, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { AssetKind } from "@/prisma/generated/enums";
import { ASSET_READERS } from "../schema";
import { visibleRows } from "../visible";
import {
  type AssetChoices,
  assetChoices,
  type FoundAsset,
  findAssetsInput,
  foundAssets,
  MOST_CHOICES,
  MOST_FOUND,
} from "./schema";

/** What the inventory can be filtered by, in one statement. */
export const listAssetChoices = query({
  name: "assets.choices",
  may: [...ASSET_READERS, "staff"],
  route: "GET /assets/choices",
  input: z.strictObject({}),
  output: assetChoices,
  async run({ actor, rows }) {
    const own = visibleRows(actor);
    const seen = own.length > 0 ? sql`AND ${join([...own], " AND ")}` : empty;
    const [found] = await rows<AssetChoices>(sql`
      SELECT
        coalesce((SELECT json_agg(e) FROM (SELECT reference, name FROM environment
          WHERE retired_at IS NULL ORDER BY name LIMIT ${MOST_CHOICES}) e), '[]') AS environments,
        coalesce((SELECT json_agg(z) FROM (SELECT zone.reference, zone.name, environment.name AS environment
          FROM zone LEFT JOIN environment ON environment.id = zone.environment_id
          WHERE zone.retired_at IS NULL ORDER BY zone.name LIMIT ${MOST_CHOICES}) z), '[]') AS zones,
        coalesce((SELECT json_agg(o) FROM (SELECT p.reference, p.name FROM person p
          WHERE EXISTS (SELECT FROM asset a WHERE a.owner_id = p.id ${seen})
          ORDER BY p.name LIMIT ${MOST_CHOICES}) o), '[]') AS owners`);
    return found ?? { environments: [], zones: [], owners: [] };
  },
});

/** One kind is read in the order of its index; no cast of the column stands in the way. */
const ofKind = ([only, ...more]: readonly AssetKind[] = []): Sql[] => {
  if (!only) return [];
  return more.length === 0
    ? [sql`a.kind = ${only}::"AssetKind"`]
    : [sql`a.kind = ANY(${[only, ...more]}::"AssetKind"[])`];
};

const but = (ref: string | undefined): Sql[] => {
  if (!ref) return [];
  return [isUuid(ref) ? sql`a.id <> ${ref}::uuid` : sql`a.reference <> ${ref}`];
};

/** Of what holds the words, first what is called exactly so, then what begins so. */
const nearest = (q: string | undefined): Sql =>
  q
    ? sql`CASE WHEN lower(${q}) IN (lower(a.reference), lower(a.name)) THEN 0
        WHEN starts_with(lower(a.reference), lower(${q})) OR starts_with(lower(a.name), lower(${q})) THEN 1
        ELSE 2 END,`
    : empty;

/** What a field offers to choose from while somebody types: the nearest few of however many. */
export const findAssets = query({
  name: "assets.find",
  may: [...ASSET_READERS, "staff"],
  route: "GET /assets/find",
  input: findAssetsInput,
  output: foundAssets,
  async run({ actor, input, rows }) {
    const { q, kind, state, except } = input;
    const where = [
      ...visibleRows(actor),
      ...ofKind(kind),
      ...within(sql`a.state`, state),
      ...but(except),
      ...matching(sql`(a.reference || ' ' || a.name)`, q),
    ];
    const found = await rows<FoundAsset>(sql`
      SELECT a.reference, a.name, a.kind, a.state FROM asset a
      ${where.length > 0 ? sql`WHERE ${join(where, " AND ")}` : empty}
      ORDER BY ${nearest(q)} lower(a.name), a.id LIMIT ${MOST_FOUND + 1}`);
    return { rows: found.slice(0, MOST_FOUND), more: found.length > MOST_FOUND };
  },
});

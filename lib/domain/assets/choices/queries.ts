import sql, { empty, join } from "sql-template-tag";
import * as z from "zod";
import { query } from "@/lib/kernel/operation";
import { ASSET_READERS } from "../schema";
import { visibleRows } from "../visible";
import { type AssetChoices, assetChoices, MOST_CHOICES } from "./schema";

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
          ORDER BY name LIMIT ${MOST_CHOICES}) e), '[]') AS environments,
        coalesce((SELECT json_agg(z) FROM (SELECT zone.reference, zone.name, environment.name AS environment
          FROM zone LEFT JOIN environment ON environment.id = zone.environment_id
          ORDER BY zone.name LIMIT ${MOST_CHOICES}) z), '[]') AS zones,
        coalesce((SELECT json_agg(o) FROM (SELECT p.reference, p.name FROM person p
          WHERE EXISTS (SELECT FROM asset a WHERE a.owner_id = p.id ${seen})
          ORDER BY p.name LIMIT ${MOST_CHOICES}) o), '[]') AS owners`);
    return found ?? { environments: [], zones: [], owners: [] };
  },
});

import sql, { type Sql } from "sql-template-tag";
import { isUuid } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { listZonesInput, type ZoneRow, zonePage } from "./schema";

const of = (ref: string): Sql =>
  isUuid(ref)
    ? sql`z.environment_id = ${ref}::uuid`
    : sql`z.environment_id = (SELECT id FROM environment WHERE reference = ${ref})`;

const onSide = (sides: readonly string[] = []): Sql[] =>
  sides.length === 1
    ? [sides[0] === "outside" ? sql`z.environment_id IS NULL` : sql`z.environment_id IS NOT NULL`]
    : [];

const IN_USE = sql`CASE WHEN z.retired_at IS NULL THEN 'active' ELSE 'retired' END`;

/** Trust zones, inside environments and outside. */
export const listZones = query({
  name: "zones.list",
  may: [
    "admin",
    "compliance",
    "engineer",
    "risk_owner",
    "internal_auditor",
    "top_management",
    "staff",
    "external_auditor",
  ],
  module: "scope",
  route: "GET /zones",
  input: listZonesInput,
  output: zonePage,
  async run({ input, rows }) {
    const statement = listStatement(
      {
        columns: sql`z.id, z.reference, z.name, z.description, z.version,
          to_json(z.retired_at) AS "retiredAt",
          (SELECT count(*)::int FROM asset a WHERE a.zone_id = z.id AND a.state NOT IN ('retired', 'disposed')) AS assets,
          CASE WHEN e.id IS NOT NULL THEN json_build_object('id', e.id, 'reference', e.reference, 'name', e.name, 'tier', e.tier) END AS environment`,
        from: sql`zone z LEFT JOIN environment e ON e.id = z.environment_id`,
        countFrom: sql`zone z`,
        where: [
          ...(input.environment ? [of(input.environment)] : []),
          ...onSide(input.side),
          ...within(IN_USE, input.state ?? ["active"]),
          ...matching(sql`z.name`, input.q),
        ],
        sorts: { name: { by: sql`lower(z.name)`, as: "text" } },
        defaultSort: "name",
        id: sql`z.id`,
      },
      input,
    );
    return pageFrom(await rows<ZoneRow & { sortValue: string; total: number }>(statement), input);
  },
});

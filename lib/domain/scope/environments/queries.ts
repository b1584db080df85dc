import sql from "sql-template-tag";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { type EnvironmentRow, environmentPage, listEnvironmentsInput } from "./schema";

const SIDE = sql`CASE WHEN e.in_scope THEN 'inside' WHEN NOT e.in_scope THEN 'outside' ELSE 'unsaid' END`;
const IN_USE = sql`CASE WHEN e.retired_at IS NULL THEN 'active' ELSE 'retired' END`;

/** Where assets run: those in use, or all with what is retired. */
export const listEnvironments = query({
  name: "environments.list",
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
  route: "GET /environments",
  input: listEnvironmentsInput,
  output: environmentPage,
  async run({ input, rows }) {
    const statement = listStatement(
      {
        columns: sql`e.id, e.reference, e.name, e.tier, e.version, e.in_scope AS "inScope",
          e.scope_reason AS "scopeReason", to_json(e.retired_at) AS "retiredAt",
          (SELECT count(*)::int FROM asset a WHERE a.environment_id = e.id AND a.state NOT IN ('retired', 'disposed')) AS assets`,
        from: sql`environment e`,
        where: [
          ...within(sql`e.tier`, input.tier),
          ...within(SIDE, input.scope),
          ...within(IN_USE, input.state ?? ["active"]),
          ...matching(sql`e.name`, input.q),
        ],
        sorts: {
          name: { by: sql`lower(e.name)`, as: "text" },
          tier: { by: sql`e.tier::text`, as: "text" },
        },
        defaultSort: "name",
        id: sql`e.id`,
      },
      input,
    );
    return pageFrom(
      await rows<EnvironmentRow & { sortValue: string; total: number }>(statement),
      input,
    );
  },
});

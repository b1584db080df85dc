import sql from "sql-template-tag";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { type EnvironmentRow, environmentPage, listEnvironmentsInput } from "./schema";

/** Where assets run. */
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
        columns: sql`e.id, e.reference, e.name, e.tier, e.version`,
        from: sql`environment e`,
        where: [...within(sql`e.tier`, input.tier), ...matching(sql`e.name`, input.q)],
        sorts: {
          name: { by: sql`e.name`, as: "text" },
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

import sql from "sql-template-tag";
import { listStatement, matching, pageFrom } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { CONTEXT_READERS } from "../schema";
import { type ClimateDecision, climatePage, listClimateInput } from "./schema";

/** The decisions on climate change, the newest first: that one counts. */
export const listClimateDecisions = query({
  name: "context.climate",
  may: [...CONTEXT_READERS, "external_auditor"],
  module: "context",
  route: "GET /climate-decisions",
  input: listClimateInput,
  output: climatePage,
  async run({ input, rows }) {
    const statement = listStatement(
      {
        columns: sql`d.id, d.relevant, d.reason, d.risks, to_json(d.at) AS at,
          json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) AS by`,
        from: sql`climate_decision d JOIN person p ON p.id = d.by_id`,
        countFrom: sql`climate_decision d`,
        where: matching(sql`d.reason`, input.q),
        sorts: { at: { by: sql`d.at`, as: "timestamptz" } },
        defaultSort: "-at",
        id: sql`d.id`,
      },
      input,
    );
    const found = await rows<ClimateDecision & { sortValue: string; total: number }>(statement);
    return pageFrom(found, input);
  },
});

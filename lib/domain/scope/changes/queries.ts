import sql from "sql-template-tag";
import * as z from "zod";
import { notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { type ScopeChange, scopeChange, scopeInput } from "../schema";
import { CHANGES_OF_SCOPE } from "./steps";

/** Why the scope in force should be looked at again: what came, went or changed since it last held. */
export const findScopeChanges = query({
  name: "scope.changes",
  may: ["admin", "compliance", "engineer", "risk_owner", "internal_auditor", "top_management"],
  route: "GET /scopes/:id/changes",
  input: scopeInput,
  output: z.object({ rows: z.array(scopeChange) }),
  async run({ input, db, rows }) {
    const scope = await db.scopeStatement.findUnique({
      where: named(input.id),
      select: { id: true },
    });
    if (!scope) throw notFound("scope edition");
    const found = await rows<ScopeChange>(sql`
      SELECT c.trigger, c.way, c.reference, c.name, to_json(c.at) AS at
      FROM (${CHANGES_OF_SCOPE}) c WHERE c.scope_id = ${scope.id}::uuid
      ORDER BY c.at DESC NULLS LAST, c.trigger, c.reference LIMIT 100`);
    return { rows: found };
  },
});

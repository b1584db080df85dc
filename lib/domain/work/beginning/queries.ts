import sql from "sql-template-tag";
import * as z from "zod";
import { query } from "@/lib/kernel/operation";
import { beginning, STEPS, type Step } from "./schema";

/**
 * How far a new installation has come. People: somebody maintains the register, somebody of top
 * management approves, and neither of them is alone.
 */
export const readBeginning = query({
  name: "work.beginning",
  may: ["staff", "internal_auditor"],
  input: z.strictObject({}),
  output: beginning,
  async run({ rows }) {
    const [found] = await rows<Record<Step, boolean>>(sql`
      SELECT
        (SELECT count(DISTINCT g.role) = 2 AND count(DISTINCT g.person_id) > 1
          FROM role_grant g WHERE g.role IN ('compliance', 'top_management') AND g.revoked_at IS NULL
        ) AS people,
        EXISTS (SELECT 1 FROM scope_statement WHERE state = 'approved') AS scope,
        EXISTS (SELECT 1 FROM control WHERE necessary IS NOT NULL) AS controls,
        EXISTS (SELECT 1 FROM asset WHERE kind = 'model') AS assets,
        EXISTS (SELECT 1 FROM risk WHERE state <> 'identified') AS risks`);
    const steps = STEPS.map((step) => ({ step, done: found?.[step] ?? false }));
    return { steps, over: steps.every(({ done }) => done) };
  },
});

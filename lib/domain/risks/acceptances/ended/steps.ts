import sql from "sql-template-tag";
import { ABOVE_APPETITE } from "../../method/steps";

/**
 * Risks with the last acceptance `a` that fell or ran out, looked up from the risk `r`: few risks are assessed and
 * above the appetite, and ended acceptances are kept for good.
 */
export const WITH_LAST_ENDED = sql`risk r CROSS JOIN LATERAL (SELECT e.id, e.reference, e.state, e.ended_at
  FROM acceptance e WHERE e.risk_id = r.id AND e.state IN ('voided', 'expired')
  ORDER BY e.ended_at DESC, e.id DESC LIMIT 1) a`;

/** Above the appetite, and since the end nothing was accepted or asked for, and no plan approved. */
export const LEFT_UNACCEPTED = [
  sql`r.state = 'assessed'`,
  sql`r.current_band = ANY(${ABOVE_APPETITE})`,
  sql`NOT EXISTS (SELECT FROM acceptance n WHERE n.risk_id = r.id AND n.state <> 'rejected'
    AND (n.state = 'requested' OR n.decided_at > a.ended_at))`,
  sql`NOT EXISTS (SELECT FROM plan_approval p WHERE p.risk_id = r.id AND p.at > a.ended_at)`,
] as const;

import sql from "sql-template-tag";
import type { HealthRule } from "../schema";
import { OPEN, partsOf, risksWhere } from "../steps";

/** Risks whose threat is over, or comes back. */
export const threatRules: readonly HealthRule[] = [
  {
    id: "threat_retired",
    title: "The threat is retired",
    why: "The library no longer knows what this risk is about.",
    clause: "6.1.2 c",
    severity: "low",
    mend: "Choose another threat, or close the risk",
    act: "edit",
    search: () =>
      risksWhere(
        [
          OPEN,
          sql`r.threat_id IN (SELECT unnest(ARRAY[h.reference, lower(h.reference), h.id::text])
            FROM threat h WHERE h.retired_at IS NOT NULL)`,
        ],
        sql`r.threat_id`,
      ),
  },
  {
    id: "closed_proposed_again",
    title: "Closed, and proposed again",
    why: "The facts of the asset suggest again what was closed as gone.",
    clause: "8.2",
    severity: "medium",
    mend: "Decide on the proposal",
    search: () => ({
      ...partsOf(sql`p.id`, {
        from: sql`risk_proposal p JOIN asset a ON a.id = p.asset_id JOIN LATERAL (
          SELECT c.reference, c.title FROM risk_asset x JOIN risk c ON c.id = x.risk_id
          WHERE x.asset_id = p.asset_id AND c.threat_id = p.threat_id AND c.state = 'closed' LIMIT 1) r ON true`,
        where: [
          sql`p.state = 'proposed'`,
          sql`NOT EXISTS (SELECT FROM risk_asset x JOIN risk o ON o.id = x.risk_id
            WHERE x.asset_id = p.asset_id AND o.threat_id = p.threat_id AND o.state <> 'closed')`,
        ],
        note: sql`p.reference || ' on ' || a.name`,
      }),
      path: sql`'/assets/' || a.reference || '/risks'`,
    }),
  },
];

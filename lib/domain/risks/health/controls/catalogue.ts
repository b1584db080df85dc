import sql, { type Sql } from "sql-template-tag";
import type { HealthRule } from "../schema";
import { OPEN_RISK, partsOf, risksWhere } from "../steps";

const LINKS = sql`control c JOIN risk_control x ON x.control_id = c.id JOIN risk r ON r.id = x.risk_id`;
const linksWhere = (where: Sql) =>
  partsOf(sql`x.id`, {
    from: LINKS,
    where: [where, OPEN_RISK],
    note: sql`c.reference || ' ' || c.title`,
  });

const PLANNED = sql`r.state IN ('treatment_planned', 'in_treatment', 'monitored')`;

/** Controls on which levels rest, and what the chosen option needs. */
export const controlRules: readonly HealthRule[] = [
  {
    id: "control_excluded",
    title: "Linked control is excluded",
    why: "The Statement of Applicability says that it is not needed, and a risk says that it is.",
    clause: "6.1.3 d",
    severity: "high",
    mend: "Unlink it, or declare it necessary",
    act: "assess",
    search: () => linksWhere(sql`(c.necessary = false OR c.operating_state = 'excluded')`),
  },
  {
    id: "control_failed",
    title: "Linked control does not work",
    why: "It failed or its attestation is overdue, so it takes nothing off the risk.",
    clause: "8.3",
    severity: "medium",
    mend: "Assess the risk without it, or add an action",
    act: "assess",
    search: () => linksWhere(sql`c.operating_state IN ('failed', 'overdue')`),
  },
  {
    id: "control_planned",
    title: "Linked control is only planned",
    why: "What is planned or not decided takes nothing off: it belongs to the treatment plan.",
    clause: "6.1.3 e",
    severity: "low",
    mend: "Plan it as an action",
    act: "action",
    search: () =>
      linksWhere(
        sql`(c.necessary IS DISTINCT FROM false AND c.operating_state IN ('planned', 'not_decided'))`,
      ),
  },
  {
    id: "control_without_owner",
    title: "Linked control has no owner",
    why: "Nobody attests it, so the level will fall back to what it is without it.",
    clause: "6.1.3 d",
    severity: "medium",
    mend: "Name an owner of the control",
    search: () => ({
      ...linksWhere(sql`(c.necessary AND c.owner_id IS NULL)`),
      path: sql`'/controls/' || c.reference`,
    }),
  },
  {
    id: "modify_without_control",
    title: "Modified without any control",
    why: "The risk is to be changed by controls, and none acts on it nor is planned to.",
    clause: "6.1.3 b",
    severity: "high",
    mend: "Add an action that names its control",
    act: "action",
    search: () =>
      risksWhere([
        sql`r.kind = 'risk'`,
        PLANNED,
        sql`r.option = 'modify'`,
        sql`NOT EXISTS (SELECT FROM risk_control x WHERE x.risk_id = r.id)`,
        sql`NOT EXISTS (SELECT FROM treatment t WHERE t.risk_id = r.id AND t.state <> 'cancelled'
          AND EXISTS (SELECT FROM treatment_control y WHERE y.treatment_id = t.id))`,
      ]),
  },
  {
    id: "share_without_contract",
    title: "Shared without a contract",
    why: "A risk is shared by an agreement; no supplier of its assets has one with security terms.",
    clause: "6.1.3 a",
    severity: "medium",
    mend: "Name the supplier of the asset and its agreement",
    search: () =>
      risksWhere([
        sql`r.option = 'share'`,
        sql`(r.option IN ('share', 'avoid') AND r.state IN ('treatment_planned', 'in_treatment', 'monitored'))`,
        sql`NOT EXISTS (SELECT FROM risk_asset x JOIN supplier_asset y ON y.asset_id = x.asset_id
          JOIN supplier s ON s.id = y.supplier_id WHERE x.risk_id = r.id AND s.signed_on IS NOT NULL AND s.security_terms)`,
      ]),
  },
  {
    id: "avoid_in_production",
    title: "Avoided, and still in production",
    why: "What brings the risk was to be stopped; all actions are over and it still runs.",
    clause: "8.3",
    severity: "high",
    mend: "Retire the asset, or treat the risk otherwise",
    search: () =>
      risksWhere(
        [
          sql`r.option = 'avoid'`,
          sql`(r.option IN ('share', 'avoid') AND r.state IN ('treatment_planned', 'in_treatment', 'monitored'))`,
          sql`NOT EXISTS (SELECT FROM treatment t WHERE t.risk_id = r.id AND t.state NOT IN ('verified', 'cancelled'))`,
          sql`EXISTS (${RUNNING})`,
        ],
        sql`(SELECT string_agg(running.name, ', ' ORDER BY running.name) FROM (${RUNNING}) running)`,
      ),
  },
];

const RUNNING = sql`SELECT a.name FROM risk_asset x JOIN asset a ON a.id = x.asset_id
  JOIN environment e ON e.id = a.environment_id
  WHERE x.risk_id = r.id AND a.state IN ('active', 'under_change') AND e.tier = 'production'`;

import sql from "sql-template-tag";
import type { HealthRule } from "../schema";
import { holdsRole, OPEN_RISK, risksWhere } from "../steps";

const LEVELS = sql`'inherent ' || r.inherent_score || ', current ' || r.current_score
  || ', residual ' || r.residual_score`;
const LOWERED = sql`s.override_reason IS NOT NULL
  AND (s.current_likelihood < s.computed_likelihood OR s.current_impact < s.computed_impact)`;

/** Who set the lower level; whoever assesses later and leaves it as it is has not set it. */
const LOWERER = sql`coalesce(s.overridden_by_id, s.by_id)`;

/** Levels that cannot be right, that nobody stands by, or that another method made. */
export const scoreRules: readonly HealthRule[] = [
  {
    id: "residual_above_current",
    title: "Residual above current",
    why: "A plan that leaves the risk worse than it is today is no plan.",
    clause: "6.1.3 e",
    severity: "medium",
    mend: "Assess it again, or correct the plan",
    act: "assess",
    search: () => risksWhere([OPEN_RISK, sql`r.residual_score > r.current_score`], LEVELS),
  },
  {
    id: "current_above_inherent",
    title: "Current above inherent",
    why: "Controls do not make a risk worse than it is without them: one of the two is wrong.",
    clause: "6.1.2 d",
    severity: "medium",
    mend: "Assess it again",
    act: "assess",
    search: () => risksWhere([OPEN_RISK, sql`r.current_score > r.inherent_score`], LEVELS),
  },
  {
    id: "lowered_alone",
    title: "Level lowered without a second person",
    why: "A level below what the method computes is for compliance to set, beside the owner.",
    clause: "6.1.2 d",
    severity: "high",
    mend: "Let compliance assess it",
    act: "assess",
    search: (today) =>
      risksWhere(
        [
          OPEN_RISK,
          LOWERED,
          sql`NOT EXISTS (SELECT FROM risk_assessment later WHERE later.risk_id = r.id
            AND (later.at, later.id) > (s.at, s.id))`,
          sql`(${LOWERER} = r.owner_id OR NOT ${holdsRole(LOWERER, sql`'compliance'`, today)})`,
        ],
        sql`s.override_reason`,
        sql`risk_assessment s JOIN risk r ON r.id = s.risk_id`,
      ),
  },
  {
    id: "unconfirmed",
    title: "The owner has not confirmed the level",
    why: "The current level is nobody's word until the owner gives theirs.",
    clause: "6.1.2 c",
    severity: "medium",
    mend: "Ask the owner to confirm",
    search: () =>
      risksWhere(
        [
          sql`r.kind = 'risk'`,
          sql`r.confirmed_score IS DISTINCT FROM r.current_score`,
          sql`r.state IN ('assessed', 'in_treatment', 'monitored', 'accepted')`,
        ],
        sql`CASE WHEN r.confirmed_score IS NULL THEN 'never confirmed'
          ELSE 'confirmed ' || r.confirmed_score || ', now ' || r.current_score END`,
      ),
  },
  {
    id: "older_method",
    title: "Assessed by an older method",
    why: "Levels of two editions of the method cannot be compared.",
    clause: "6.1.2 b",
    severity: "medium",
    mend: "Assess it by the method in force",
    act: "assess",
    search: () =>
      risksWhere(
        [OPEN_RISK, sql`m.state = 'superseded'`],
        sql`'edition ' || m.edition`,
        sql`risk_method m JOIN risk r ON r.method_version = m.edition`,
      ),
  },
  {
    id: "method_unapproved",
    title: "The method is not approved",
    why: "Top management sets the criteria for accepting risks, so it approves the method.",
    clause: "6.1.2 a",
    severity: "high",
    mend: "Adapt the method and have it approved",
    search: () => ({
      from: sql`risk_method m`,
      where: [sql`m.state = 'in_force'`, sql`m.approved_at IS NULL`],
      id: sql`m.id`,
      reference: sql`m.reference`,
      title: sql`'Risk method ' || m.edition`,
      path: sql`'/risks/method'`,
      note: sql`'shipped with the product'`,
    }),
  },
];

import sql from "sql-template-tag";
import { plusDays } from "@/lib/kernel/fields";
import { LEFT_UNACCEPTED, WITH_LAST_ENDED } from "../../acceptances/ended/steps";
import { ABOVE_APPETITE } from "../../method/steps";
import type { HealthRule } from "../schema";
import { partsOf, risksWhere } from "../steps";

const OF_RISK = sql`acceptance a JOIN risk r ON r.id = a.risk_id`;

/** Acceptances that are missing, about to end, or given for more than the method allows. */
export const acceptanceRules: readonly HealthRule[] = [
  {
    id: "accepted_without_acceptance",
    title: "Accepted without a valid acceptance",
    why: "The state says accepted, and no named person stands for it today.",
    clause: "6.1.3 f",
    severity: "high",
    mend: "Take it up again",
    act: "reassess",
    search: (today) =>
      risksWhere([
        sql`r.state = 'accepted'`,
        sql`NOT EXISTS (SELECT FROM acceptance a WHERE a.risk_id = r.id AND a.state = 'accepted'
          AND a.valid_until >= ${today}::date)`,
      ]),
  },
  {
    id: "acceptance_ending",
    title: "The acceptance ends within 30 days",
    why: "When it ends the risk has to be judged again; renewing in time keeps it.",
    clause: "6.1.3 f",
    severity: "low",
    mend: "Ask to renew it",
    search: (today) =>
      partsOf(sql`a.id`, {
        from: OF_RISK,
        where: [
          sql`a.state = 'accepted'`,
          sql`a.valid_until BETWEEN ${today}::date AND ${plusDays(today, 30)}::date`,
          sql`NOT EXISTS (SELECT FROM acceptance n WHERE n.risk_id = a.risk_id AND n.renews_id = a.id
            AND n.state = 'requested')`,
        ],
        note: sql`a.reference || ', valid until ' || a.valid_until`,
      }),
  },
  {
    id: "acceptance_ended",
    title: "The acceptance ended and nothing took its place",
    why: "It is above the appetite, and since its acceptance fell or ran out nobody accepted or planned anything.",
    clause: "6.1.3 f",
    severity: "high",
    mend: "Treat it, or ask for an acceptance anew",
    act: "plan",
    search: () =>
      risksWhere(LEFT_UNACCEPTED, sql`a.reference || ', ' || a.state::text`, WITH_LAST_ENDED),
  },
  {
    id: "acceptance_at_risk",
    title: "The acceptance is at risk",
    why: "An attestation is late within grace. When the grace ends, the acceptance falls.",
    clause: "6.1.3 f",
    severity: "medium",
    mend: "Have the late control attested",
    search: () =>
      partsOf(sql`a.id`, {
        from: OF_RISK,
        where: [sql`a.at_risk AND a.state = 'accepted'`],
        note: sql`concat_ws(', late: ', a.reference, (SELECT string_agg(c.reference, ', ' ORDER BY c.position)
          FROM risk_control x JOIN control c ON c.id = x.control_id
          WHERE x.risk_id = r.id AND c.operating_state = 'overdue_grace'))`,
      }),
  },
  {
    id: "acceptance_out_of_place",
    title: "Acceptance of a risk that is not accepted",
    why: "Register and acceptance say two things; one of them is wrong.",
    clause: "6.1.3 f",
    severity: "high",
    mend: "Revoke the acceptance",
    search: () =>
      partsOf(sql`a.id`, {
        from: OF_RISK,
        where: [
          sql`a.state = 'accepted'`,
          sql`NOT EXISTS (SELECT FROM risk q WHERE q.id = a.risk_id AND q.state = 'accepted')`,
        ],
        note: sql`a.reference`,
      }),
  },
  {
    id: "high_without_plan",
    title: "Above the appetite without a plan for 30 days",
    why: "What its owner may not accept alone has a plan within 30 days, or an acceptance where one is allowed.",
    clause: "6.1.3 e",
    severity: "high",
    mend: "Choose how it is treated",
    act: "plan",
    search: (today) =>
      risksWhere(
        [
          sql`r.current_band = ANY(${ABOVE_APPETITE})`,
          sql`r.state = 'assessed'`,
          sql`r.assessed_at < ${plusDays(today, -30)}::date`,
          sql`NOT EXISTS (SELECT FROM acceptance a WHERE a.risk_id = r.id AND a.state = 'requested')`,
        ],
        sql`'current ' || r.current_score`,
      ),
  },
];

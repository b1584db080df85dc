import sql from "sql-template-tag";
import type { HealthRule } from "../schema";
import { hasLeft, holdsRole, OPEN, partsOf, risksWhere } from "../steps";

const OWNED = sql`risk r JOIN person o ON o.id = r.owner_id`;
// Few people have left, and the register is long: their ids are found first.
const whoLeft = (today: string) =>
  sql`ARRAY(SELECT h.id FROM person h WHERE ${hasLeft(sql`h`, today)})`;
const notOwning = (today: string) =>
  sql`ARRAY(SELECT h.id FROM person h WHERE NOT ${hasLeft(sql`h`, today)} IS TRUE
    AND NOT ${holdsRole(sql`h.id`, sql`'risk_owner'`, today)})`;

/** Who answers: persons who are here and may decide. */
export const ownerRules: readonly HealthRule[] = [
  {
    id: "owner_left",
    title: "The owner has left",
    why: "Nobody answers for the risk: no level is confirmed, no plan approved, nothing accepted.",
    clause: "6.1.2 c",
    severity: "high",
    mend: "Name another owner",
    act: "edit",
    search: (today) =>
      risksWhere([OPEN, sql`r.owner_id = ANY(${whoLeft(today)})`], sql`o.name`, OWNED),
  },
  {
    id: "owner_without_role",
    title: "The owner is no risk owner",
    why: "Only somebody with the authority of a risk owner can confirm, approve and accept.",
    clause: "6.1.2 c",
    severity: "medium",
    mend: "Name a risk owner, or give the role",
    act: "edit",
    search: (today) =>
      risksWhere([OPEN, sql`r.owner_id = ANY(${notOwning(today)})`], sql`o.name`, OWNED),
  },
  {
    id: "acceptor_left",
    title: "Accepted by somebody who has left",
    why: "The word of a person who is gone binds nobody; whoever follows has to give the own.",
    clause: "6.1.3 f",
    severity: "medium",
    mend: "Take it up again and ask for an acceptance",
    act: "reassess",
    search: (today) =>
      partsOf(sql`a.id`, {
        from: sql`acceptance a JOIN person d ON d.id = a.decided_by_id JOIN risk r ON r.id = a.risk_id`,
        where: [sql`a.decided_by_id = ANY(${whoLeft(today)})`, sql`a.state = 'accepted'`],
        note: sql`a.reference || ', ' || d.name`,
      }),
  },
  {
    id: "responsible_left",
    title: "Action of somebody who has left",
    why: "The plan names nobody who could carry the action out.",
    clause: "6.1.3 e",
    severity: "high",
    mend: "Cancel the action and plan it with another person",
    search: (today) =>
      partsOf(sql`t.id`, {
        from: sql`treatment t JOIN person p ON p.id = t.responsible_id JOIN risk r ON r.id = t.risk_id`,
        where: [
          sql`t.responsible_id = ANY(${whoLeft(today)})`,
          sql`t.state IN ('proposed', 'approved', 'in_progress')`,
        ],
        note: sql`t.reference || ', ' || p.name`,
      }),
  },
];

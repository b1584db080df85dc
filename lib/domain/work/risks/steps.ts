import sql, { type Sql } from "sql-template-tag";
import { LEFT_RISKS, REVIEWS_DUE } from "../schema";
import {
  type Asking,
  apart,
  type Branch,
  both,
  either,
  isMe,
  isNotMe,
  nobody,
  only,
  secondLook,
} from "../steps";

const RISK = sql`r.id, r.reference, r.title, '/risks/' || r.reference`;
const FROM = sql`risk r`;
const CONFIRMED = sql`r.confirmed_score = r.current_score`;

/** Who set the level below the computed one, and gives no decision by it. */
const LOWERER = sql`lowerer_of(r.id)`;

/** What waits for the owner of a risk, step by step. */
export const ownerTasks = (who: Asking): Branch[] => {
  const mine = isMe(who, sql`r.owner_id`);
  const owns = who.holds("risk_owner");
  const assesses = who.holds("risk_owner", "compliance", "engineer");
  return [
    {
      kind: "assess_risk",
      may: assesses,
      columns: sql`${RISK}, r.next_review`,
      from: FROM,
      where: [mine, sql`r.state = 'identified'`],
    },
    {
      kind: "review_risk",
      may: assesses,
      columns: sql`d.id, d.reference, d.title, d.path, d.due`,
      from: dueReviews(who),
      where: [sql`d.due IS NOT NULL`],
    },
    {
      kind: "confirm_risk",
      may: owns,
      columns: sql`${RISK}, r.next_review`,
      from: FROM,
      // Approving the plan confirms too, so a planned risk does not ask twice.
      where: [
        mine,
        sql`r.confirmed_score IS DISTINCT FROM r.current_score`,
        sql`r.state IN ('assessed', 'in_treatment', 'monitored', 'accepted')`,
        isNotMe(who, LOWERER),
      ],
    },
    {
      kind: "plan_risk",
      may: owns,
      columns: sql`${RISK}, r.next_review`,
      from: FROM,
      where: [
        mine,
        sql`r.state = 'assessed'`,
        CONFIRMED,
        sql`NOT EXISTS (SELECT FROM acceptance a WHERE a.risk_id = r.id AND a.state = 'requested')`,
      ],
    },
    {
      kind: "approve_plan",
      may: owns,
      columns: sql`${RISK}, NULL::date`,
      from: FROM,
      // What is still proposed is asked for action by action.
      where: [
        mine,
        sql`r.state = 'treatment_planned'`,
        isNotMe(who, LOWERER),
        sql`NOT EXISTS (SELECT FROM treatment t WHERE t.risk_id = r.id AND t.state = 'proposed')`,
      ],
    },
  ];
};

/** All risks of a person that are due for review are one thing to do: they are worked through together. */
const dueReviews = (who: Asking) => sql`(
  SELECT ${who.me}::uuid AS id, coalesce(min(l.reference) FILTER (WHERE l.place = 1), '') AS reference,
    CASE count(*) WHEN 1 THEN min(l.title) ELSE count(*)::text || ${REVIEWS_DUE} END AS title,
    '/risks/review?owner=me' AS path, min(l.next_review) AS due
  FROM (SELECT r.reference, r.title, r.next_review, row_number() OVER (ORDER BY r.next_review, r.id) AS place
    FROM risk r WHERE ${isMe(who, sql`r.owner_id`)} AND r.next_review <= ${who.today}::date
      AND r.state NOT IN ('identified', 'closed')) l) d`;

/** Is somebody here no longer? */
const left = ({ today }: Asking, person: Sql): Sql => sql`has_left(${person}, ${today}::date)`;

/** All open risks of somebody who may own none any more are one thing to do: they get another owner together. */
const leftRisks = (who: Asking) => sql`(
  SELECT p.id, p.reference, p.name, (SELECT count(*)::int FROM risk r
    WHERE r.owner_id = p.id AND r.state <> 'closed') AS count
  FROM person p WHERE owns_no_more(p.id, ${who.today}::date)) l`;

/** Risks with a level that somebody lowered once; few, and their index is. */
const LOWERED = sql`(SELECT DISTINCT s.risk_id FROM risk_assessment s WHERE s.override_reason IS NOT NULL
    AND (s.current_likelihood < s.computed_likelihood OR s.current_impact < s.computed_impact)) l
  JOIN risk r ON r.id = l.risk_id`;

/** What waits for somebody beside the owner: other words, the end of a plan, the end of a risk. */
export const secondTasks = (who: Asking): Branch[] => {
  const manages = who.holds("compliance");
  return [
    {
      kind: "name_risk_owner",
      may: manages,
      columns: sql`l.id, l.reference, l.count || ${LEFT_RISKS} || l.name,
        '/risks?owner=' || l.reference, NULL::date`,
      from: leftRisks(who),
      where: [sql`l.count > 0`],
    },
    {
      // The owner set the level, so somebody else assesses it before anybody decides by it.
      kind: "assess_risk",
      may: manages,
      columns: sql`${RISK}, NULL::date`,
      from: LOWERED,
      where: [
        sql`r.state NOT IN ('identified', 'closed')`,
        sql`r.owner_id = ${LOWERER}`,
        isNotMe(who, sql`r.owner_id`),
        sql`(r.confirmed_score IS DISTINCT FROM r.current_score OR r.state = 'treatment_planned'
          OR EXISTS (SELECT FROM acceptance a WHERE a.risk_id = r.id AND a.state = 'requested'))`,
      ],
    },
    {
      kind: "judge_wording",
      may: who.holds("risk_owner", "compliance"),
      columns: sql`${RISK}, NULL::date`,
      from: FROM,
      where: [
        sql`r.pending_by_id IS NOT NULL AND r.state <> 'closed'`,
        isNotMe(who, sql`r.pending_by_id`),
        either(only(manages), isMe(who, sql`r.owner_id`)),
      ],
    },
    {
      kind: "complete_plan",
      may: manages,
      columns: sql`${RISK}, NULL::date`,
      from: FROM,
      where: [
        sql`r.state = 'in_treatment'`,
        CONFIRMED,
        sql`NOT EXISTS (SELECT FROM treatment t WHERE t.risk_id = r.id
          AND t.state NOT IN ('verified', 'cancelled'))`,
      ],
    },
    {
      kind: "confirm_closure",
      may: manages,
      columns: sql`${RISK}, NULL::date`,
      from: FROM,
      where: [
        sql`r.close_asked_at IS NOT NULL AND r.state IN ('accepted', 'monitored')`,
        isNotMe(who, sql`r.owner_id`),
      ],
    },
  ];
};

// The risk of each action found is looked up: a join would be planned over the whole register.
const ACTION = sql`t.id, t.reference, t.action,
  '/risks/' || (SELECT r.reference FROM risk r WHERE r.id = t.risk_id), t.due`;
const ACTIONS = sql`treatment t`;
const OWNED = sql`treatment t JOIN risk r ON r.id = t.risk_id`;
const toApprove = { rule: "S4", record: sql`t.id`, act: "treatments.approve" } as const;
const toVerify = { rule: "S4", record: sql`t.id`, act: "treatments.verify" } as const;

/** Only the owner approves an action, so an owner who carries it out needs a second look (S4). */
const waitsForOwner = (who: Asking): Sql =>
  both(sql`t.state = 'proposed' AND r.state <> 'closed'`, isMe(who, sql`r.owner_id`));

/** What waits on actions of treatment plans. */
export const treatmentTasks = (who: Asking): Branch[] => [
  {
    kind: "approve_treatment",
    may: who.holds("risk_owner"),
    columns: ACTION,
    from: OWNED,
    where: [waitsForOwner(who), apart(who, toApprove, sql`t.responsible_id`)],
  },
  {
    kind: "ask_second_look",
    may: who.holds("risk_owner"),
    columns: ACTION,
    from: OWNED,
    where: [
      waitsForOwner(who),
      isMe(who, sql`t.responsible_id`),
      sql`NOT ${secondLook(who, toApprove, "requested", "recorded")}`,
    ],
  },
  {
    kind: "do_treatment",
    may: who.holds("staff"),
    columns: ACTION,
    from: ACTIONS,
    where: [
      isMe(who, sql`t.responsible_id`),
      sql`t.state IN ('approved', 'in_progress')`,
      // Once its lateness was told, it stands there as that.
      sql`t.escalation = 0`,
    ],
  },
  ...slippedTasks(who),
  {
    kind: "verify_treatment",
    may: who.holds("compliance", "staff"),
    columns: ACTION,
    from: ACTIONS,
    where: [
      sql`t.state = 'done'`,
      verifies(who),
      apart(who, toVerify, sql`t.responsible_id`, sql`t.done_by_id`),
    ],
  },
];

/** Actions that are late, and those of somebody who has left. */
const slippedTasks = (who: Asking): Branch[] => {
  const gone = (person: Sql) => left(who, person);
  return [
    {
      kind: "late_treatment",
      may: who.holds("staff", "risk_owner", "compliance"),
      columns: ACTION,
      from: OWNED,
      where: [
        sql`t.escalation > 0 AND t.state IN ('proposed', 'approved', 'in_progress')`,
        either(
          isMe(who, sql`t.responsible_id`),
          // Where somebody has left, it is told one further up.
          both(
            either(sql`t.escalation >= 2`, gone(sql`t.responsible_id`)),
            both(only(who.holds("risk_owner")), isMe(who, sql`r.owner_id`)),
          ),
          both(
            only(who.holds("compliance")),
            either(
              sql`t.escalation >= 3`,
              both(
                either(sql`t.escalation >= 2`, gone(sql`t.responsible_id`)),
                sql`owns_no_more(r.owner_id, ${who.today}::date)`,
              ),
            ),
          ),
        ),
      ],
    },
    {
      kind: "replace_treatment",
      may: who.holds("risk_owner"),
      columns: ACTION,
      from: OWNED,
      where: [
        sql`t.state IN ('proposed', 'approved', 'in_progress')`,
        isMe(who, sql`r.owner_id`),
        gone(sql`t.responsible_id`),
      ],
    },
  ];
};

/** The named verifier; compliance where nobody is named who may. */
const verifies = (who: Asking): Sql => {
  const barred = sql`t.verifier_id IN (t.responsible_id, t.done_by_id)`;
  const free = either(nobody(who, sql`t.verifier_id`, "compliance", "staff"), barred);
  return either(isMe(who, sql`t.verifier_id`), both(only(who.holds("compliance")), free));
};

const WAITING = sql`SELECT FROM risk_proposal p WHERE p.asset_id = a.id AND p.state = 'proposed'`;

/** Risks that the facts of an asset suggest, one task for all of them: for compliance and who looks after it. */
export const proposalTasks = (who: Asking): Branch[] => [
  {
    kind: "decide_proposal",
    may: who.holds("compliance", "engineer", "risk_owner"),
    columns: sql`a.id, a.reference, a.name || ' (' || (SELECT count(*) FROM (${WAITING}) w) || ')',
      '/assets/' || a.reference || '/risks', NULL::date`,
    from: sql`asset a`,
    where: [
      sql`EXISTS (${WAITING})`,
      either(
        only(who.holds("compliance")),
        isMe(who, sql`a.owner_id`),
        isMe(who, sql`a.custodian_id`),
        isMe(who, sql`a.proposed_by_id`),
      ),
    ],
  },
];

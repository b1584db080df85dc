import sql, { join, type Sql } from "sql-template-tag";
import { LEFT_UNACCEPTED, WITH_LAST_ENDED } from "../../../risks/acceptances/ended/steps";
import { ENDED_ACCEPTANCES, MOST_COUNTED } from "../../schema";
import {
  type Asking,
  type Branch,
  both,
  either,
  isMe,
  isNotMe,
  only,
  secondLook,
} from "../../steps";

/** The owner has said yes to the level as it is. */
const CONFIRMED = sql`r.confirmed_score = r.current_score`;

const ASKED = sql`a.id, r.reference, r.title, '/risks/' || r.reference, NULL::date`;
// OFFSET 0 keeps the look-up a look-up: few acceptances wait, and the register is long.
const REQUESTS = sql`acceptance a
  CROSS JOIN LATERAL (SELECT * FROM risk WHERE risk.id = a.risk_id OFFSET 0) r`;
const toAccept = { rule: "S4", record: sql`a.id`, act: "acceptances.accept" } as const;
/** Who may accept the risk as it stands now, by the method it was assessed by; null: nobody may. */
const AUTHORITY = sql`authority_of(r.method_version, r.current_band)`;
/** Whether the risk, as it stands now, may be accepted by anybody. */
const ACCEPTABLE = sql`((r.state IN ('assessed', 'monitored') OR (r.state = 'accepted' AND a.renews_id IS NOT NULL))
  AND ${AUTHORITY} IS NOT NULL)`;

/** The level is reckoned by the edition that is in force: by another, nobody accepts. */
const OF_EDITION = sql`EXISTS (SELECT FROM risk_method m WHERE m.edition = r.method_version AND m.state = 'in_force')`;
/** The authority of the band that the risk is in now (`acceptanceLimit`). */
const decides = (who: Asking): Sql =>
  sql`CASE ${AUTHORITY} WHEN 'top_management' THEN ${only(who.holds("top_management"))}
    WHEN 'risk_owner' THEN ${isMe(who, sql`r.owner_id`)} ELSE FALSE END`;

/** S4: some action on the risk is the person's own to carry out. */
const treats = (who: Asking): Sql =>
  sql`EXISTS (SELECT FROM treatment t WHERE t.risk_id = r.id AND t.state <> 'cancelled'
    AND ${isMe(who, sql`t.responsible_id`)})`;

/** What waits for the authority over a risk whose acceptance was asked for. */
export const acceptanceTasks = (who: Asking): Branch[] => {
  const may = who.holds("risk_owner", "top_management");
  const mine = isMe(who, sql`r.owner_id`);
  const asked = sql`a.state = 'requested'`;
  return [
    {
      kind: "accept_risk",
      may,
      columns: ASKED,
      from: REQUESTS,
      where: [
        asked,
        ACCEPTABLE,
        OF_EDITION,
        decides(who),
        either(mine, CONFIRMED),
        isNotMe(who, sql`lowerer_of(r.id)`),
        either(sql`NOT ${treats(who)}`, secondLook(who, toAccept, "recorded")),
      ],
    },
    {
      kind: "ask_second_look",
      may,
      columns: ASKED,
      from: REQUESTS,
      where: [
        asked,
        ACCEPTABLE,
        OF_EDITION,
        sql`${AUTHORITY} = 'risk_owner'`,
        mine,
        treats(who),
        sql`NOT ${secondLook(who, toAccept, "requested", "recorded")}`,
      ],
    },
    {
      kind: "renew_acceptance",
      may: who.holds("risk_owner"),
      columns: sql`a.id, r.reference, r.title, '/risks/' || r.reference, a.valid_until`,
      from: REQUESTS,
      where: [
        sql`a.state = 'accepted'`,
        sql`a.valid_until <= ${who.soon}::date`,
        mine,
        sql`${AUTHORITY} IS NOT NULL`,
        OF_EDITION,
        sql`NOT EXISTS (SELECT FROM acceptance n WHERE n.risk_id = a.risk_id AND n.state = 'requested')`,
      ],
    },
    {
      kind: "reject_acceptance",
      may,
      columns: ASKED,
      from: REQUESTS,
      where: [
        asked,
        sql`NOT ${ACCEPTABLE}`,
        // Where nobody may accept, the owner may turn it down as top management may.
        either(
          decides(who),
          both(sql`${AUTHORITY} IS NULL`, either(mine, only(who.holds("top_management")))),
        ),
      ],
    },
    ...unaccepted(who),
  ];
};

/** What waits for the owner and for compliance: a level of another edition, and risks left without acceptance. */
const unaccepted = (who: Asking): Branch[] => {
  const mine = isMe(who, sql`r.owner_id`);
  return [
    {
      kind: "rescore_risk",
      may: who.holds("risk_owner", "compliance"),
      columns: ASKED,
      from: REQUESTS,
      where: [
        sql`a.state = 'requested'`,
        ACCEPTABLE,
        sql`NOT ${OF_EDITION}`,
        either(mine, only(who.holds("compliance"))),
      ],
    },
    {
      kind: "replace_acceptance",
      may: who.holds("risk_owner"),
      columns: ASKED,
      from: WITH_LAST_ENDED,
      where: [mine, ...LEFT_UNACCEPTED],
    },
    {
      kind: "replace_acceptance",
      may: who.holds("compliance"),
      columns: sql`l.id, l.reference, l.title, l.path, NULL::date`,
      from: othersUnaccepted(who),
      where: [sql`l.id IS NOT NULL`],
    },
  ];
};

/** All risks of others that are left so are one thing to look after; beyond a thousand nobody counts. */
const othersUnaccepted = (who: Asking) => {
  const others = who.holds("risk_owner") ? [isNotMe(who, sql`r.owner_id`)] : [];
  return sql`(SELECT CASE WHEN count(*) > 0 THEN ${who.me}::uuid END AS id, coalesce(min(f.reference), '') AS reference,
    CASE WHEN count(*) = 1 THEN min(f.title) WHEN count(*) <= ${MOST_COUNTED} THEN count(*) || ${ENDED_ACCEPTANCES}
      ELSE ${`More than ${MOST_COUNTED}${ENDED_ACCEPTANCES}`} END AS title,
    CASE count(*) WHEN 1 THEN '/risks/' || min(f.reference) ELSE '/risks/health/acceptance_ended' END AS path
    FROM (SELECT r.reference, r.title FROM ${WITH_LAST_ENDED} WHERE ${join([...others, ...LEFT_UNACCEPTED], " AND ")}
      LIMIT ${MOST_COUNTED + 1}) f) l`;
};

import sql from "sql-template-tag";
import { RENEWAL } from "@/lib/domain/flows/exceptions/rules";
import { plusDays } from "@/lib/kernel/fields";
import { type Asking, type Branch, both, either, isMe, isNotMe, secondLook } from "../steps";

const EXCEPTION = sql`x.id, x.reference, x.about, '/assets/flows/exceptions/' || x.reference, x.valid_until`;
const FROM = sql`exception x`;
const ENDS = sql`coalesce(
  (SELECT ARRAY[f.from_asset_id, f.to_asset_id] FROM data_flow f WHERE f.id = x.flow_id),
  (SELECT ARRAY[r.from_id, r.to_id] FROM asset_relation r WHERE r.id = x.relation_id), '{}')`;

/** What waits on exceptions to the separation of environments. */
export const exceptionTasks = (who: Asking): Branch[] => {
  const parted = { rule: "S8", record: sql`x.id`, act: "exceptions.approve" } as const;
  const holdsEnd = sql`EXISTS (SELECT FROM asset a WHERE a.id = ANY(${ENDS})
    AND ${either(isMe(who, sql`a.owner_id`), isMe(who, sql`a.custodian_id`))})`;
  return [
    {
      kind: "decide_exception",
      may: who.holds("risk_owner", "top_management"),
      columns: EXCEPTION,
      from: FROM,
      where: [
        sql`x.state = 'requested'`,
        sql`x.valid_until > ${who.today}::date`,
        isNotMe(who, sql`x.requested_by_id`),
        either(sql`NOT ${holdsEnd}`, secondLook(who, parted, "recorded")),
      ],
    },
    {
      kind: "renew_exception",
      may: who.holds("compliance", "engineer", "risk_owner"),
      columns: EXCEPTION,
      from: FROM,
      where: [
        both(sql`x.state = 'approved'`, isMe(who, sql`x.requested_by_id`)),
        sql`x.valid_until <= ${plusDays(who.today, RENEWAL)}::date`,
        sql`NOT EXISTS (SELECT FROM exception o WHERE o.state = 'requested'
          AND (o.flow_id = x.flow_id OR o.relation_id = x.relation_id))`,
      ],
    },
  ];
};

import sql from "sql-template-tag";
import { POSSIBLE_OWNERS } from "@/lib/domain/assets/schema";
import { type Asking, type Branch, isMe, isNotMe } from "../steps";

const ASSET = sql`a.id, a.reference, a.name, '/assets/' || a.reference`;
const FROM = sql`asset a`;
const IN_USE = sql`a.state IN ('proposed', 'active', 'under_change')`;

/** What waits on assets in the inventory. */
export const assetTasks = (who: Asking): Branch[] => [
  {
    kind: "name_asset_owner",
    may: who.holds("compliance"),
    columns: sql`${ASSET}, NULL::date`,
    from: FROM,
    where: [sql`a.owner_id IS NULL`, IN_USE],
  },
  {
    kind: "agree_asset",
    may: who.holds(...POSSIBLE_OWNERS),
    columns: sql`${ASSET}, NULL::date`,
    from: FROM,
    where: [isMe(who, sql`a.owner_id`), sql`a.owner_agreed_at IS NULL`, IN_USE],
  },
  {
    kind: "accept_asset",
    may: who.holds("compliance"),
    columns: sql`${ASSET}, NULL::date`,
    from: FROM,
    where: [sql`a.state = 'proposed'`, sql`a.owner_agreed_at IS NOT NULL`],
  },
  {
    kind: "confirm_asset",
    may: who.holds(...POSSIBLE_OWNERS),
    columns: sql`${ASSET}, a.next_review`,
    from: FROM,
    where: [
      isMe(who, sql`a.owner_id`),
      sql`a.state IN ('active', 'under_change')`,
      sql`a.next_review <= ${who.today}::date`,
    ],
  },
  ...disposalTasks(who),
  {
    kind: "approve_fairness",
    may: who.holds("risk_owner", "top_management"),
    columns: sql`f.id, a.reference, f.metric, '/assets/' || a.reference || '/evaluations', NULL::date`,
    from: sql`fairness_criterion f JOIN asset a ON a.id = f.asset_id`,
    where: [
      sql`f.in_force_from IS NULL`,
      sql`f.ended_at IS NULL`,
      isNotMe(who, sql`f.proposed_by_id`),
      IN_USE,
    ],
  },
];

/** What was retired is deleted by one engineer and looked at by another. */
const disposalTasks = (who: Asking): Branch[] => [
  {
    kind: "delete_copies",
    may: who.holds("engineer"),
    columns: sql`${ASSET}, NULL::date`,
    from: FROM,
    where: [sql`a.state = 'retired'`, sql`a.deleted_by_id IS NULL`],
  },
  {
    kind: "dispose_asset",
    may: who.holds("engineer"),
    columns: sql`${ASSET}, NULL::date`,
    from: FROM,
    where: [
      sql`a.state = 'retired'`,
      sql`a.deleted_by_id IS NOT NULL`,
      isNotMe(who, sql`a.deleted_by_id`),
      sql`${who.me}::uuid <> ALL(a.deleter_ids)`,
      sql`NOT EXISTS (SELECT FROM asset_copy c WHERE c.asset_id = a.id
        AND (c.deleted_at IS NULL OR c.deleted_by_id = ${who.me}::uuid))`,
    ],
  },
];

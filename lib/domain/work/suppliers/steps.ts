import sql from "sql-template-tag";
import { type Asking, type Branch, either, isMe, isNotMe, only } from "../steps";

const SUPPLIER = sql`s.id, s.reference, s.name, '/assets/suppliers/' || s.reference`;
const FROM = sql`supplier s`;

/** What waits on suppliers: assessment, a decision, the papers of a review, and its confirmation. */
export const supplierTasks = (who: Asking): Branch[] => {
  const decides = who.holds("risk_owner", "top_management");
  const mayDecide = either(sql`s.criticality <> 'critical'`, only(who.holds("top_management")));
  return [
    {
      kind: "assess_supplier",
      may: who.holds("compliance"),
      columns: sql`${SUPPLIER}, NULL::date`,
      from: FROM,
      where: [sql`s.state = 'proposed'`],
    },
    {
      kind: "approve_supplier",
      may: decides,
      columns: sql`${SUPPLIER}, NULL::date`,
      from: FROM,
      where: [sql`s.state = 'assessed'`, isNotMe(who, sql`s.assessed_by_id`), mayDecide],
    },
    {
      kind: "review_supplier",
      may: who.holds("compliance"),
      columns: sql`${SUPPLIER}, s.next_review`,
      from: FROM,
      where: [sql`s.state = 'under_review'`, sql`s.papers = ''`],
    },
    {
      kind: "confirm_supplier",
      may: decides,
      columns: sql`${SUPPLIER}, s.next_review`,
      from: FROM,
      where: [
        sql`s.state = 'under_review'`,
        sql`s.papers <> ''`,
        sql`NOT (${who.me}::uuid = ANY(s.collector_ids))`,
        mayDecide,
      ],
    },
    {
      kind: "do_supplier_action",
      may: who.holds("staff"),
      columns: sql`x.id, s.reference, x.action, '/assets/suppliers/' || s.reference, x.due`,
      from: sql`supplier_action x JOIN supplier s ON s.id = x.supplier_id`,
      where: [isMe(who, sql`x.responsible_id`), sql`x.done_at IS NULL`],
    },
  ];
};

import sql from "sql-template-tag";
import { TOGETHER } from "../schema";
import { NOBODY, type Source } from "../steps";

/** Assets to be confirmed, exceptions that end, and what is due with suppliers. */
export const assetDues = (): Source[] => [
  {
    kind: "asset_review",
    record: sql`a.owner_id`,
    reference: sql`min(a.reference)`,
    title: sql`CASE count(*) WHEN 1 THEN min(a.name) ELSE count(*)::text || ${TOGETHER.assets} END`,
    path: sql`CASE count(*) WHEN 1 THEN '/assets/' || min(a.reference)
      ELSE '/assets?reviewBy=' || a.next_review::text || '&owner='
        || (SELECT p.reference FROM person p WHERE p.id = a.owner_id) END`,
    person: sql`a.owner_id`,
    due: sql`a.next_review`,
    from: sql`asset a`,
    where: [
      sql`a.state IN ('active', 'under_change')`,
      sql`a.owner_id IS NOT NULL AND a.next_review IS NOT NULL`,
    ],
    together: sql`a.owner_id, a.next_review`,
  },
  {
    kind: "exception",
    record: sql`x.id`,
    reference: sql`x.reference`,
    title: sql`x.about`,
    path: sql`'/assets/flows/exceptions/' || x.reference`,
    person: sql`x.requested_by_id`,
    due: sql`x.valid_until`,
    from: sql`exception x`,
    where: [
      sql`x.state = 'approved'`,
      sql`NOT EXISTS (SELECT FROM exception o WHERE o.state = 'requested'
        AND (o.flow_id = x.flow_id OR o.relation_id = x.relation_id))`,
    ],
  },
];

const SUPPLIER = {
  record: sql`s.id`,
  reference: sql`s.reference`,
  title: sql`s.name`,
  path: sql`'/assets/suppliers/' || s.reference`,
  from: sql`supplier s`,
} as const;
const IN_USE = sql`s.state IN ('approved', 'under_review')`;

export const supplierDues = (): Source[] => [
  {
    ...SUPPLIER,
    kind: "supplier_review",
    person: NOBODY,
    due: sql`s.next_review`,
    where: [IN_USE, sql`s.next_review IS NOT NULL`],
  },
  {
    ...SUPPLIER,
    kind: "supplier_agreement",
    person: sql`s.owner_id`,
    due: sql`s.agreement_until`,
    where: [IN_USE, sql`s.agreement_until IS NOT NULL`],
  },
  {
    ...SUPPLIER,
    kind: "supplier_assurance",
    person: sql`s.owner_id`,
    due: sql`s.assurance_until`,
    where: [IN_USE, sql`s.assurance_until IS NOT NULL`],
  },
  {
    ...SUPPLIER,
    kind: "supplier_action",
    record: sql`x.id`,
    title: sql`x.action`,
    person: sql`x.responsible_id`,
    due: sql`x.due`,
    from: sql`supplier_action x JOIN supplier s ON s.id = x.supplier_id`,
    where: [sql`x.done_at IS NULL`, sql`x.due IS NOT NULL`],
  },
];

import sql from "sql-template-tag";
import { type Asking, type Branch, either, secondLook } from "../steps";

const RELEASE = sql`l.id, l.reference, a.name || ' ' || l.release, '/assets/releases/' || l.reference, NULL::date`;
const FROM = sql`release l JOIN asset a ON a.id = l.asset_id`;
const PARTED = { rule: "S5", record: sql`l.id`, act: "releases.approve" } as const;

/** What waits on releases of models: judging by the criteria, a decision by another, deployment. */
export const releaseTasks = (who: Asking): Branch[] => {
  // Authors, who put it forward, and who edited it.
  const isAuthor = sql`${who.me}::uuid = ANY(l.author_ids || l.writer_ids || l.proposed_by_id)`;
  return [
    {
      kind: "evaluate_release",
      may: who.holds("engineer"),
      columns: RELEASE,
      from: FROM,
      where: [sql`l.state = 'candidate'`, isAuthor],
    },
    {
      // Where criteria were missed it goes back, which its authors may do, too.
      kind: "approve_release",
      may: who.holds("engineer", "risk_owner"),
      columns: RELEASE,
      from: FROM,
      where: [
        sql`l.state = 'evaluated'`,
        either(
          sql`NOT (${isAuthor})`,
          secondLook(who, PARTED, "recorded"),
          sql`l.verdicts @> '[{"met": false}]'`,
        ),
      ],
    },
    {
      kind: "deploy_release",
      may: who.holds("engineer"),
      columns: RELEASE,
      from: FROM,
      where: [sql`l.state = 'approved'`],
    },
  ];
};

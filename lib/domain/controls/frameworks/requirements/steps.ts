import sql, { join, type Sql } from "sql-template-tag";
import { isUuid } from "@/lib/kernel/fields";
import { OperatingState } from "@/prisma/generated/enums";
import { personOf } from "../../steps";
import { GROUP_OF, GROUPS } from "./rules";

const RANKS = join(
  Object.values(OperatingState).flatMap((state) => {
    const group = GROUP_OF[state];
    return group === null ? [] : [sql`WHEN ${state} THEN ${GROUPS.indexOf(group) + 1}::int`];
  }),
  " ",
);

/** The controls of requirement `q` with their owners and newest accepted evidence, as table `k`. */
export const ANSWERING = sql`LEFT JOIN LATERAL (
  SELECT count(*)::int AS n, min(CASE c.operating_state::text ${RANKS} END) AS worst,
    json_agg(json_build_object('reference', c.reference, 'title', c.title,
      'state', c.operating_state::text,
      'since', to_char(c.state_since AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 'owner', ${personOf("o")},
      'suggested', rc.suggested,
      'evidence', (SELECT json_build_object('reference', e.reference, 'on', e.collected_at::text)
        FROM evidence_control ec JOIN evidence e ON e.id = ec.evidence_id
        WHERE ec.control_id = c.id AND e.state = 'accepted'
        ORDER BY e.collected_at DESC, e.id DESC LIMIT 1)) ORDER BY c.position) AS controls
  FROM requirement_control rc JOIN control c ON c.id = rc.control_id
  LEFT JOIN person o ON o.id = c.owner_id WHERE rc.requirement_id = q.id) k ON true`;

/** The same as `judge` says, where lists filter and count; a test holds both together. */
export const STANDING = sql`CASE WHEN q.is_heading THEN 'heading'
  WHEN k.n = 0 THEN CASE WHEN q.place <> '' THEN 'managed' ELSE 'unanswered' END
  WHEN k.worst IS NULL THEN 'excluded'
  ELSE (${[...GROUPS]}::text[])[k.worst] END`;

/** A condition on framework `f`, named either way. */
export const frameworkNamed = (ref: string): Sql =>
  isUuid(ref) ? sql`f.id = ${ref}::uuid` : sql`f.reference = ${ref}`;

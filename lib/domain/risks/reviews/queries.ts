import sql, { type Sql } from "sql-template-tag";
import type * as z from "zod";
import { type Actor, holds } from "@/lib/kernel/actor";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import { listStatement, pageFrom } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { OperatingState } from "@/prisma/generated/enums";
import { OUTCOME } from "../acceptances/steps";
import { scaleOf } from "../method/rules";
import { methodInForce } from "../method/steps";
import { nextFacts, nextOfRow, type WithNext } from "../next/steps";
import { FLAT, type FlatRisk, rowOf } from "../queries";
import { registerWhere } from "../register/steps";
import { RISK_READERS } from "../schema";
import { movedStates, SOON_DAYS } from "./rules";
import { type Change, type DueReview, dueReviewsInput, dueReviewsPage } from "./schema";

type Asked = z.output<typeof dueReviewsInput>;

interface Found extends FlatRisk, Pick<WithNext, "kind" | "nextFacts"> {
  readonly sortValue: string;
  readonly total: number;
  readonly cause: string;
  readonly event: string;
  readonly consequence: string;
  readonly benefit: string;
  readonly effectCheck: string;
  readonly properties: string[];
  readonly reviewDays: number | null;
  readonly assets: string[];
  readonly controls: DueReview["controls"];
  readonly accepted: string | null;
  readonly look: (DueReview["lastLook"] & { states: Record<string, OperatingState> }) | null;
  /** What the last assessment rested on, for risks that nobody reviewed since. */
  readonly assessed: {
    score: number;
    links: { controlId: string; state: OperatingState }[];
  } | null;
  readonly happened: Change[];
  readonly lastAct: DueReview["lastAct"];
}

const at = (column: Sql) =>
  sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const SINCE = sql`coalesce(r.reviewed_at, r.assessed_at)`;

/** What happened since the last look, from the records that hang on the risk. */
const HAPPENED = sql`(SELECT coalesce(json_agg(e.said ORDER BY e.moment), '[]') FROM (
  SELECT json_build_object('what', 'action', 'reference', t.reference, 'title', t.action, 'state', t.state,
    'at', ${at(sql`greatest(t.done_at, t.verified_at)`)}) AS said, greatest(t.done_at, t.verified_at) AS moment
  FROM app.treatment t WHERE t.risk_id = r.id AND greatest(t.done_at, t.verified_at) > ${SINCE}
  UNION ALL
  SELECT json_build_object('what', 'acceptance', 'reference', a.reference, 'state', ${OUTCOME}, 'at', ${at(sql`a.ended_at`)}), a.ended_at
  FROM app.acceptance a WHERE a.risk_id = r.id AND a.ended_at > ${SINCE}
  UNION ALL
  SELECT json_build_object('what', 'finding', 'reference', f.reference, 'title', f.title, 'at', ${at(sql`f.raised_at`)}), f.raised_at
  FROM app.risk_control x JOIN app.control c ON c.id = x.control_id JOIN app.finding f ON f.ref = c.reference
  WHERE x.risk_id = r.id AND f.raised_at > ${SINCE} AND f.state <> 'withdrawn') e)`;

const columns = (
  today: string,
) => sql`${FLAT}, r.kind, r.cause, r.event, r.consequence, r.benefit, r.effect_check AS "effectCheck",
  r.properties, r.review_days AS "reviewDays",
  (SELECT coalesce(json_agg(a.name ORDER BY a.name), '[]') FROM app.risk_asset x JOIN app.asset a ON a.id = x.asset_id
    WHERE x.risk_id = r.id) AS assets,
  (SELECT coalesce(json_agg(json_build_object('controlId', c.id, 'reference', c.reference, 'title', c.title, 'side', x.side,
      'strength', x.strength, 'state', c.operating_state) ORDER BY c.position, c.reference, x.side), '[]')
    FROM app.risk_control x JOIN app.control c ON c.id = x.control_id WHERE x.risk_id = r.id) AS controls,
  (SELECT a.reference FROM app.acceptance a WHERE a.risk_id = r.id AND a.state = 'accepted' LIMIT 1) AS accepted,
  (SELECT json_build_object('at', ${at(sql`v.at`)}, 'by', p.name, 'result', v.result, 'reason', v.reason, 'score', v.score,
      'states', v.states)
    FROM app.risk_review v JOIN app.person p ON p.id = v.by_id WHERE v.risk_id = r.id ORDER BY v.at DESC, v.id DESC LIMIT 1) AS look,
  (SELECT json_build_object('score', s.current_likelihood * s.current_impact, 'links', s.inputs -> 'links')
    FROM app.risk_assessment s WHERE s.risk_id = r.id ORDER BY s.at DESC, s.id DESC LIMIT 1) AS assessed,
  ${HAPPENED} AS happened,
  (SELECT json_build_object('at', ${at(sql`to_timestamp(e.valid_ms / 1000.0)`)}, 'by', coalesce(p.name, 'Annex'), 'action', e.action)
    FROM audit.entry e LEFT JOIN app.person p ON p.id::text = e.actor_id
    WHERE e.entity = 'risk' AND e.entity_id = r.id::text ORDER BY e.id DESC LIMIT 1) AS "lastAct",
  ${nextFacts(today)} AS "nextFacts"`;

/** Risks that wait for their review within the register's filter, with what moved since the last one. */
export const dueReviews = query({
  name: "reviews.due",
  may: RISK_READERS,
  route: "GET /risks/reviews",
  input: dueReviewsInput,
  output: dueReviewsPage,
  async run({ actor, input, rows, db, now }) {
    const today = dayOf(now);
    const statement = listStatement(
      {
        columns: columns(today),
        from: sql`app.risk r JOIN app.person o ON o.id = r.owner_id`,
        countFrom: sql`app.risk r`,
        where: [...waiting(input, today), ...registerWhere(input, { actor, today })],
        sorts: { due: { by: sql`r.next_review`, as: "date" } },
        defaultSort: "due",
        id: sql`r.id`,
      },
      input,
    );
    const { rows: page, ...rest } = pageFrom(await rows<Found>(statement), input);
    const inForce = scaleOf(await methodInForce(db));
    return { ...rest, inForce, rows: page.map((row) => shown(row, actor, today)) };
  },
});

/** Nobody reviews what was never rated, nor what is closed; both have no day. */
function waiting({ review, within }: Asked, today: string): Sql[] {
  const dated = sql`r.next_review IS NOT NULL AND r.state <> ALL('{identified,closed}'::app."RiskState"[])`;
  if (within === undefined && review !== undefined) return [dated];
  const until = plusDays(today, within ?? SOON_DAYS);
  return [dated, sql`r.next_review <= ${until}::date`];
}

function shown(row: Found, actor: Actor, today: string) {
  const { look, happened, ...rest } = row;
  const leads = holds(actor, "compliance") || row.ownerId === actor.id;
  const writes = actor.kind !== "token" || (actor.scopes?.includes("write") ?? false);
  return {
    ...rest,
    ...rowOf(row),
    lastLook: look,
    changes: [...moved(row), ...happened],
    next: nextOfRow(row, actor, today),
    can: {
      confirm: writes && leads && holds(actor, "risk_owner", "compliance"),
      assess: writes && row.kind === "risk" && (leads || canRate(row, actor)),
    },
  };
}

/** Engineers rate what is being rated; only owner and compliance take up what was judged. */
const canRate = ({ state }: Found, actor: Actor) =>
  state === "assessed" && holds(actor, "engineer");

/** How score and controls differ from when somebody looked last. */
function moved({ cl, ci, look, assessed, controls }: Found): Change[] {
  const was = look?.result === "still_valid" ? look.score : assessed?.score;
  const before: Record<string, OperatingState> =
    look?.states ??
    Object.fromEntries((assessed?.links ?? []).map((one) => [one.controlId, one.state]));
  const now = [...new Map(controls.map((one) => [one.controlId, one])).values()];
  return [
    ...(was !== undefined && was !== cl * ci ? [{ what: "score" as const, was }] : []),
    ...movedStates(before, now).map(({ reference, title, state, was: former }) => ({
      ...{ what: "control" as const, reference, title, state, was: former },
    })),
  ];
}

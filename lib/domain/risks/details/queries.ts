import sql, { type Sql } from "sql-template-tag";
import type * as z from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { dayOf, isUuid } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { OUTCOME } from "../acceptances/steps";
import { threatOf } from "../catalogue";
import { scaleOf } from "../method/rules";
import type { Scale } from "../method/schema";
import { methodText } from "../method/schema";
import { nextFacts, nextOfRow, type WithNext } from "../next/steps";
import { FLAT, type FlatRisk, rowOf } from "../queries";
import { type Override, scored } from "../rules";
import { RISK_READERS } from "../schema";
import { visibleRisks } from "../visible";
import { actsOnAcceptance, actsOnRisk, actsOnTreatment, type Bare } from "./rules";
import {
  type AcceptancePart,
  type assessmentPart,
  type assetPart,
  type contextPart,
  type controlPart,
  getRiskInput,
  type RiskDetail,
  type reviewPart,
  riskDetail,
} from "./schema";
import {
  expectationFor,
  expectedOf,
  type FoundTreatment,
  plannedOf,
  TREATMENTS,
} from "./treatments/steps";

interface Found extends FlatRisk, Pick<WithNext, "kind" | "nextFacts"> {
  benefit: string;
  effectCheck: string;
  reviewDays: number | null;
  context: z.infer<typeof contextPart>[];
  reviews: z.infer<typeof reviewPart>[];
  cause: string;
  event: string;
  consequence: string;
  threatId: string | null;
  /** The title of a threat of our own. */
  ownThreat: string | null;
  properties: string[];
  method: string | null;
  bodies: { edition: string; state: string; body: unknown }[];
  assessedAt: Date | null;
  confirmedAt: Date | null;
  confirmedScore: number | null;
  proposedById: string | null;
  pending: { cause: string; event: string; consequence: string; by: string } | null;
  pendingById: string | null;
  proposedBy: string | null;
  closeReason: string | null;
  closeAskedAt: Date | null;
  closedAt: Date | null;
  assets: z.infer<typeof assetPart>[];
  controls: z.infer<typeof controlPart>[];
  assessments: Assessed[];
  treatments: FoundTreatment[];
  acceptances: (Bare<AcceptancePart> & { readonly excusedIds: readonly string[] })[];
  more: RiskDetail["more"];
}
type Assessed = Omit<
  z.infer<typeof assessmentPart>,
  "inherent" | "current" | "residual" | "override"
> &
  Record<"il" | "ii" | "cl" | "ci" | "rl" | "ri" | "pl" | "pi", number> & {
    overrideReason: string | null;
  };

/** The newest of what grows with every year; the rest has pages of its own. */
const MOST = { assessments: 60, acceptances: 20 } as const;

/** A subordinate list as JSON, in order; never null. */
const list = (row: Sql, from: Sql, order: Sql) =>
  sql`(SELECT coalesce(json_agg(${row} ORDER BY ${order}), '[]') FROM ${from})`;
const at = (column: Sql) =>
  sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const ASSETS = list(
  sql`json_build_object('id', x.asset_id, 'reference', a.reference, 'name', a.name, 'kind', a.kind,
    'classification', a.classification)`,
  sql`app.risk_asset x LEFT JOIN app.asset a ON a.id = x.asset_id WHERE x.risk_id = r.id`,
  sql`a.name`,
);
const REVIEWS = list(
  sql`json_build_object('id', v.id, 'at', ${at(sql`v.at`)}, 'by', v.name, 'result', v.result, 'reason', v.reason, 'score', v.score)`,
  sql`(SELECT x.*, p.name FROM app.risk_review x JOIN app.person p ON p.id = x.by_id
    WHERE x.risk_id = r.id ORDER BY x.at DESC, x.id DESC LIMIT 50) v`,
  sql`v.at DESC, v.id DESC`,
);
const CONTEXT = list(
  sql`json_build_object('id', i.id, 'reference', i.reference, 'title', i.title, 'kind', i.kind)`,
  sql`app.context_item_risk x JOIN app.context_item i ON i.id = x.item_id WHERE x.risk_id = r.id`,
  sql`i.reference`,
);
const CONTROLS = list(
  sql`json_build_object('controlId', c.id, 'reference', c.reference, 'title', c.title, 'side', x.side,
    'strength', x.strength, 'state', c.operating_state)`,
  sql`app.risk_control x JOIN app.control c ON c.id = x.control_id WHERE x.risk_id = r.id`,
  sql`c.position, c.reference, x.side`,
);
const ASSESSMENTS = list(
  sql`json_build_object('id', s.id, 'at', ${at(sql`s.at`)}, 'by', p.name, 'trigger', s.trigger, 'method', s.method_version,
    'il', s.inherent_likelihood, 'ii', s.inherent_impact, 'cl', s.current_likelihood, 'ci', s.current_impact,
    'rl', s.residual_likelihood, 'ri', s.residual_impact, 'pl', s.computed_likelihood, 'pi', s.computed_impact,
    'reasonLikelihood', s.reason_likelihood, 'reasonImpact', s.reason_impact, 'overrideReason', s.override_reason)`,
  sql`(SELECT x.* FROM app.risk_assessment x WHERE x.risk_id = r.id
    ORDER BY x.at DESC, x.id DESC LIMIT ${MOST.assessments}) s JOIN app.person p ON p.id = s.by_id`,
  sql`s.at DESC, s.id DESC`,
);
const ACCEPTANCES = list(
  sql`json_build_object('id', a.id, 'reference', a.reference, 'version', a.version, 'state', a.state, 'outcome', ${OUTCOME},
    'score', a.score, 'band', a.band, 'requestedBy', q.name, 'requestedAt', ${at(sql`a.requested_at`)},
    'decidedBy', d.name, 'decidedAt', ${at(sql`a.decided_at`)}, 'validUntil', a.valid_until, 'reason', a.reason,
    'conditions', a.conditions, 'signIn', a.decided_sign_in, 'bindsSha256', a.binds_sha256, 'renews', b.reference,
    'endedAt', ${at(sql`a.ended_at`)}, 'endReason', a.end_reason, 'atRisk', a.at_risk,
    'excusedIds', ARRAY(SELECT c.requested_by_id FROM app.compensating_review c WHERE c.record_id = a.id
      AND c.rule = 'S4' AND c.act = 'acceptances.accept' AND c.state = 'recorded'))`,
  // What is open stands among them however old it is.
  sql`(SELECT x.* FROM app.acceptance x WHERE x.risk_id = r.id ORDER BY x.state NOT IN ('requested', 'accepted'),
      x.requested_at DESC, x.id DESC LIMIT ${MOST.acceptances}) a
    JOIN app.person q ON q.id = a.requested_by_id LEFT JOIN app.acceptance b ON b.id = a.renews_id
    LEFT JOIN app.person d ON d.id = a.decided_by_id`,
  sql`a.requested_at DESC, a.id DESC`,
);
/** How many there are beyond those. */
const MORE = sql`json_build_object(
  'assessments', greatest(0, (SELECT count(*) FROM app.risk_assessment x WHERE x.risk_id = r.id) - ${MOST.assessments}),
  'acceptances', greatest(0, (SELECT count(*) FROM app.acceptance x WHERE x.risk_id = r.id) - ${MOST.acceptances}))`;

const METHODS = list(
  sql`json_build_object('edition', m.edition, 'state', m.state, 'body', m.body)`,
  sql`app.risk_method m WHERE m.state = 'in_force' OR m.edition = r.method_version
    OR m.edition IN (SELECT s.method_version FROM app.risk_assessment s WHERE s.risk_id = r.id)`,
  sql`m.edition`,
);

/** One risk with everything that hangs on it, and what the reader may do; one statement. */
export const getRisk = query({
  name: "risks.get",
  may: [...RISK_READERS, "staff", "external_auditor"],
  module: "risk",
  route: "GET /risks/:id",
  input: getRiskInput,
  output: riskDetail,
  async run({ actor, input, rows, now }) {
    const named = isUuid(input.id) ? sql`r.id = ${input.id}::uuid` : sql`r.reference = ${input.id}`;
    const where = [named, ...visibleRisks(actor)].reduce((all, one) => sql`${all} AND ${one}`);
    const [found] = await rows<Found>(sql`
      SELECT ${FLAT}, r.kind, r.benefit, r.effect_check AS "effectCheck", r.review_days AS "reviewDays",
        ${CONTEXT} AS context, ${REVIEWS} AS reviews, ${nextFacts(dayOf(now))} AS "nextFacts", r.cause, r.event, r.consequence, r.threat_id AS "threatId",
        (SELECT h.title FROM app.threat h WHERE h.reference = r.threat_id) AS "ownThreat", r.properties,
        r.method_version AS method, ${METHODS} AS bodies, r.assessed_at AS "assessedAt", r.confirmed_at AS "confirmedAt",
        r.confirmed_score AS "confirmedScore", r.proposed_by_id AS "proposedById", b.name AS "proposedBy",
        r.pending_by_id AS "pendingById", CASE WHEN w.id IS NULL THEN NULL ELSE json_build_object(
          'cause', r.pending_cause, 'event', r.pending_event, 'consequence', r.pending_consequence, 'by', w.name) END AS pending,
        r.close_reason AS "closeReason", r.close_asked_at AS "closeAskedAt", r.closed_at AS "closedAt",
        ${ASSETS} AS assets, ${CONTROLS} AS controls, ${ASSESSMENTS} AS assessments,
        ${TREATMENTS} AS treatments, ${ACCEPTANCES} AS acceptances, ${MORE} AS more
      FROM app.risk r JOIN app.person o ON o.id = r.owner_id LEFT JOIN app.person b ON b.id = r.proposed_by_id
        LEFT JOIN app.person w ON w.id = r.pending_by_id
      WHERE ${where}`);
    if (!found) throw notFound("risk");
    return shown(found, { actor, today: dayOf(now) });
  },
});

function shown({ bodies, ...found }: Found, { actor, today }: { actor: Actor; today: string }) {
  const row = rowOf(found);
  const methods = methodsIn(bodies);
  const inForce = methods.inForce;
  const judgedBy = methods.of(found.method);
  const bare = {
    ...row,
    ...found,
    judgedBy,
    inForce,
    owner: row.owner,
    threat: threatShown(found),
    assessedAt: instant(found.assessedAt),
    confirmedAt: instant(found.confirmedAt),
    closeAskedAt: instant(found.closeAskedAt),
    closedAt: instant(found.closedAt),
    isConfirmed: found.nextFacts.isConfirmed,
    loweredById: found.nextFacts.loweredById,
    next: nextOfRow(found, actor, today),
    expected: expectedOf(found, judgedBy, setBy(found)),
    planned: plannedOf(found, false),
    assessments: found.assessments.map((one) => assessmentShown(one, methods.of(one.method))),
  };
  const treatments = found.treatments.map((one) => ({
    ...one,
    expectation: expectationFor(found, one, judgedBy),
    can: actsOnTreatment(one, row, actor),
  }));
  return {
    ...bare,
    treatments,
    acceptances: found.acceptances.map((one) => ({
      ...one,
      can: actsOnAcceptance(one, { ...bare, today }, actor),
    })),
    can: actsOnRisk(bare, actor),
  };
}

/** What a person set in the last assessment instead of what was computed. */
function setBy({ assessments: [last] }: Pick<Found, "assessments">): Override | null {
  if (!last?.overrideReason) return null;
  const { pl, pi, cl, ci } = last;
  return { computed: { likelihood: pl, impact: pi }, set: { likelihood: cl, impact: ci } };
}

const instant = (value: Date | null) => (value ? value.toISOString() : null);

function threatShown({ threatId: id, ownThreat }: Pick<Found, "threatId" | "ownThreat">) {
  if (!id) return null;
  return { id, title: threatOf(id)?.title ?? ownThreat ?? id };
}

interface Scales {
  readonly inForce: Scale;
  /** Of an edition; of the one in force where none is named. */
  readonly of: (edition: string | null) => Scale;
}

function methodsIn(bodies: Found["bodies"]): Scales {
  const scales = bodies.map(({ edition, state, body }) => ({
    state,
    scale: scaleOf({ edition, ...methodText.parse(body) }),
  }));
  const inForce = scales.find(({ state }) => state === "in_force")?.scale;
  if (!inForce) throw new Error("No risk method is in force.");
  return {
    inForce,
    of: (edition) => scales.find(({ scale }) => scale.edition === edition)?.scale ?? inForce,
  };
}

const assessmentShown = ({ pl, pi, overrideReason, ...one }: Assessed, method: Scale) => ({
  ...one,
  inherent: scored(method, { likelihood: one.il, impact: one.ii }),
  current: scored(method, { likelihood: one.cl, impact: one.ci }),
  residual: scored(method, { likelihood: one.rl, impact: one.ri }),
  override: overrideReason
    ? { computed: scored(method, { likelihood: pl, impact: pi }), reason: overrideReason }
    : null,
});

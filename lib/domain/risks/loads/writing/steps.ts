import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/kernel/actor";
import { dayOf } from "@/lib/kernel/fields";
import { addRows, changeRows, type Stored } from "@/lib/kernel/rows";
import type { Tx } from "@/lib/platform/db";
import { chunksOf } from "../../../assets/imports/loading/steps";
import { countOn } from "../../../assets/imports/writing/steps";
import type { Method } from "../../method/schema";
import { methodsOf } from "../../method/steps";
import { nextLook } from "../../reviews/rules";
import { currentOf, levelsOf, score } from "../../rules";
import { columnsOf } from "../../standing/steps";
import { NOTHING_WAITS } from "../../steps";
import type { Planned, PlannedAssessment } from "../planning/schema";
import type { Assessed, Written } from "./schema";

interface At {
  readonly actor: Actor;
  readonly now: Date;
}

const TRIGGER = "import of a table";
/** Rows of one statement: each has some thirty values. */
const TOGETHER = 1000;

/** Writes what was planned with few statements; the caller records what is said of it. */
export async function carryOut(tx: Tx, rows: readonly Planned[], at: At): Promise<Written[]> {
  const methods = await methodsOf(tx);
  const method = methods(null);
  const written = rows
    .filter(({ row }) => row.action === "create" || row.action === "update")
    .map((planned): Written & { data: Data } => {
      const id = planned.known?.id ?? randomUUID();
      const assessed = planned.assessment && judged(planned.assessment, method);
      return { id, planned, assessed, data: dataOf(planned, assessed, { ...at, methods }) };
    });
  await create(tx, written, at);
  await update(tx, written, at);
  await relate(tx, written);
  await assess(tx, written, at);
  return written.map(({ id, planned, assessed }) => ({ id, planned, assessed }));
}

/** As any first assessment: no control is linked yet, so the method computes what there is without any. */
function judged({ inherent, override }: PlannedAssessment, method: Method): Assessed {
  const computed = currentOf(method, inherent, []);
  const set = override && { computed, set: override };
  const levels = levelsOf({ method, inherent, links: [], planned: [], override: set });
  const id = randomUUID();
  return { id, levels: { ...levels, inherent: score(inherent), computed }, method: method.edition };
}

type Data = Readonly<Record<string, unknown>>;
type Methods = Awaited<ReturnType<typeof methodsOf>>;

/** The columns of a risk that the row sets; a new owner has not said yes to its level. */
function dataOf(
  { columns, known, assessment }: Planned,
  assessed: Assessed | null,
  { actor, now, methods }: At & { methods: Methods },
): Data {
  const ownerId = columns.ownerId ?? known?.ownerId;
  const reviewDays = columns.reviewDays ?? known?.reviewDays ?? null;
  if (!assessed || !assessment) {
    const nextReview =
      known?.seenAt && columns.reviewDays !== undefined
        ? nextLook(
            methods(known.methodVersion),
            { band: known.currentBand, reviewDays },
            dayOf(known.seenAt),
          )
        : undefined;
    return {
      ...columns,
      ...(rewords(columns) && NOTHING_WAITS),
      ...(nextReview && { nextReview }),
    };
  }
  const method = methods(null);
  const { current } = assessed.levels;
  const isOwner = ownerId === actor.id;
  const { likelihood, impact } = assessment.inherent;
  return {
    ...columns,
    ...(known && rewords(columns) && NOTHING_WAITS),
    ...{ state: "assessed", inherentLikelihood: likelihood, inherentImpact: impact },
    inherentScore: assessed.levels.inherent,
    ...columnsOf(assessed.levels),
    ...{ methodVersion: method.edition, assessedAt: now, reviewedAt: now, reviewDays },
    confirmedScore: isOwner ? current.score : null,
    confirmedAt: isOwner ? now : null,
    nextReview: nextLook(method, { band: current.band, reviewDays }, dayOf(now)),
  };
}

/** Whoever brings other words has not seen a wording that waits: it falls, as with an edit. */
const rewords = (columns: Planned["columns"]) =>
  columns.cause !== undefined || columns.event !== undefined || columns.consequence !== undefined;

type Writing = Written & { readonly data: Data };

async function create(tx: Tx, all: readonly Writing[], { actor, now }: At) {
  const fresh = all.filter(({ planned }) => !planned.known);
  await countOn(
    tx,
    fresh.map(({ planned }) => planned.reference),
    { kind: "risk", prefix: "R-" },
  );
  const rows = fresh.map(({ id, planned: { reference }, data }) => ({
    ...data,
    ...{ id, reference, proposedById: actor.id },
  }));
  const stored = { ...STORED, proposedById: ["proposed_by_id", "uuid"] } as const;
  await addRows(tx, rows, { table: "risk", kind: "risk", stored, unsaid: UNSAID, now });
}

/** Columns as the database calls them, and of what type. */
const STORED: Stored = {
  ...{ title: ["title", "text"], cause: ["cause", "text"], event: ["event", "text"] },
  ...{ consequence: ["consequence", "text"], threatId: ["threat_id", "text"] },
  ...{ properties: ["properties", "text[]"], ownerId: ["owner_id", "uuid"] },
  option: ["option", 'app."TreatmentOption"'],
  ...{ reviewDays: ["review_days", "int"], state: ["state", 'app."RiskState"'] },
  inherentLikelihood: ["inherent_likelihood", "int"],
  ...{ inherentImpact: ["inherent_impact", "int"], inherentScore: ["inherent_score", "int"] },
  currentLikelihood: ["current_likelihood", "int"],
  ...{ currentImpact: ["current_impact", "int"], currentScore: ["current_score", "int"] },
  residualLikelihood: ["residual_likelihood", "int"],
  ...{ residualImpact: ["residual_impact", "int"], residualScore: ["residual_score", "int"] },
  ...{ methodVersion: ["method_version", "text"], assessedAt: ["assessed_at", "timestamptz"] },
  ...{ reviewedAt: ["reviewed_at", "timestamptz"], nextReview: ["next_review", "date"] },
  ...{ confirmedScore: ["confirmed_score", "int"], confirmedAt: ["confirmed_at", "timestamptz"] },
  ...{ pendingCause: ["pending_cause", "text"], pendingEvent: ["pending_event", "text"] },
  pendingConsequence: ["pending_consequence", "text"],
  pendingById: ["pending_by_id", "uuid"],
};

/** What a column holds when nothing is said, where that is not null. */
const UNSAID: Readonly<Record<string, string>> = {
  ...{ cause: "''", event: "''", consequence: "''", properties: "'{}'", state: "'identified'" },
  ...{ inherentLikelihood: "0", inherentImpact: "0", inherentScore: "0" },
  ...{ currentLikelihood: "0", currentImpact: "0", currentScore: "0" },
  ...{ residualLikelihood: "0", residualImpact: "0", residualScore: "0" },
};

/** @throws conflict when a row is no longer at the version given */
export const writeRows = (
  tx: Tx,
  rows: readonly ({ id: string; version: number } & Data)[],
  now: Date,
) =>
  changeRows(tx, rows, {
    ...{ table: "risk", stored: STORED, now },
    refusal: "The register changed meanwhile. Look again.",
  });

const update = (tx: Tx, all: readonly Writing[], { now }: At) =>
  writeRows(
    tx,
    all.flatMap(({ planned: { known }, data }) =>
      known ? [{ ...data, id: known.id, version: known.version }] : [],
    ),
    now,
  );

async function relate(tx: Tx, all: readonly Writing[]) {
  const moved = all.flatMap(({ id, planned: { known, assets } }) =>
    assets ? [{ id, before: known?.assets.map((one) => one.id) ?? [], assets }] : [],
  );
  for (const { id, before, assets } of moved) {
    const gone = before.filter((one) => !assets.some((asset) => asset.id === one));
    if (gone.length > 0) {
      await tx.riskAsset.deleteMany({ where: { riskId: id, assetId: { in: gone } } });
    }
  }
  const added = moved.flatMap(({ id, before, assets }) =>
    assets
      .filter((one) => !before.includes(one.id))
      .map((one) => ({ riskId: id, assetId: one.id })),
  );
  for (const chunk of chunksOf(added)) await tx.riskAsset.createMany({ data: chunk });
}

async function assess(tx: Tx, all: readonly Writing[], { actor, now }: At) {
  const rows = all.flatMap(({ id: riskId, assessed, planned: { assessment } }) => {
    if (!assessed || !assessment) return [];
    const { current, residual, computed } = assessed.levels;
    const { inherent, reasonLikelihood, reasonImpact, override } = assessment;
    return [
      {
        ...{ id: assessed.id, riskId, at: now, byId: actor.id, trigger: TRIGGER },
        ...{ methodVersion: assessed.method, reasonLikelihood, reasonImpact },
        ...{ inherentLikelihood: inherent.likelihood, inherentImpact: inherent.impact },
        ...{ currentLikelihood: current.likelihood, currentImpact: current.impact },
        ...{ residualLikelihood: residual.likelihood, residualImpact: residual.impact },
        ...{ computedLikelihood: computed.likelihood, computedImpact: computed.impact },
        overrideReason: override?.reason ?? null,
        inputs: { links: [], planned: [] },
      },
    ];
  });
  for (const chunk of chunksOf(rows, TOGETHER)) await tx.riskAssessment.createMany({ data: chunk });
}

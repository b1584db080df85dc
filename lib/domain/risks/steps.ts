import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, invalid, notFound, stale } from "@/lib/kernel/errors";
import { isUuid, named } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type { RiskBand, RiskKind } from "@/prisma/generated/enums";
import type { RiskUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { threatOf } from "./catalogue";
import { methodFor } from "./method/steps";
import { type Judged, judgedSelect } from "./standing/steps";

/** @throws not_found */
export async function riskFor(db: Reader, ref: string): Promise<Judged> {
  const risk = await db.risk.findUnique({ where: named(ref), select: judgedSelect });
  if (!risk) throw notFound("risk");
  return { ...risk, method: await methodFor(db, risk.methodVersion) };
}

/** A level as kept; null while unscored. */
export const levelOf = (likelihood: number, impact: number, band: RiskBand | null) =>
  band && { likelihood, impact, score: likelihood * impact, band };

type Shown = Pick<
  Judged,
  | "id"
  | "reference"
  | "title"
  | "state"
  | "version"
  | "inherentLikelihood"
  | "inherentImpact"
  | "currentLikelihood"
  | "currentImpact"
  | "residualLikelihood"
  | "residualImpact"
  | "inherentBand"
  | "currentBand"
  | "residualBand"
>;
/** The risk as commands and lists answer it. */
export const shown = (risk: Shown) => ({
  id: risk.id,
  reference: risk.reference,
  title: risk.title,
  state: risk.state,
  version: risk.version,
  inherent: levelOf(risk.inherentLikelihood, risk.inherentImpact, risk.inherentBand),
  current: levelOf(risk.currentLikelihood, risk.currentImpact, risk.currentBand),
  residual: levelOf(risk.residualLikelihood, risk.residualImpact, risk.residualBand),
});

/**
 * Changes the risk when it still is as the caller saw it.
 * @throws conflict with the current row
 */
export async function moveRisk(
  tx: Tx,
  risk: { id: string },
  version: number,
  data: RiskUncheckedUpdateManyInput,
): Promise<Judged> {
  const claimed = await tx.risk.updateMany({
    where: { id: risk.id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await riskFor(tx, risk.id);
  if (claimed.count === 0) throw stale(shown(now));
  return now;
}

/** No other wording of the scenario waits. */
export const NOTHING_WAITS = {
  pendingCause: null,
  pendingEvent: null,
  pendingConsequence: null,
  pendingById: null,
} as const;

/** @throws forbidden: what is the owner's to do is nobody else's. */
export function mustOwn(risk: { ownerId: string; reference: string }, actor: Actor) {
  if (risk.ownerId !== actor.id) {
    throw forbidden(`Only the owner of ${risk.reference} may do this.`);
  }
}

/** @throws forbidden unless the actor owns the risk or is a compliance officer. */
export function mustOwnOrManage(risk: { ownerId: string; reference: string }, actor: Actor) {
  if (!holds(actor, "compliance")) mustOwn(risk, actor);
}

/** Ids of the assets that references or ids name. @throws invalid naming the missing ones */
export async function assetIds(
  tx: Tx,
  refs: readonly string[],
  field = "assets",
): Promise<string[]> {
  const found = await tx.asset.findMany({
    where: { OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }] },
    select: { id: true, reference: true, state: true },
  });
  const missing = refs.filter(
    (ref) => !found.some((one) => one.id === ref || one.reference === ref),
  );
  if (missing.length > 0) throw invalid({ [field]: [`There is no asset ${missing.join(", ")}.`] });
  const gone = found.filter((one) => one.state === "disposed");
  if (gone.length > 0) {
    throw invalid({ [field]: [`${gone.map((one) => one.reference).join(", ")} is disposed of.`] });
  }
  return [...new Set(found.map((one) => one.id))];
}

/** Makes these the risk's assets. */
export async function setAssets(tx: Tx, risk: Judged, ids: readonly string[]) {
  const before = risk.assets.map(({ asset }) => asset.id);
  const gone = before.filter((id) => !ids.includes(id));
  const added = ids.filter((id) => !before.includes(id));
  if (gone.length > 0) {
    await tx.riskAsset.deleteMany({ where: { riskId: risk.id, assetId: { in: gone } } });
  }
  if (added.length > 0) {
    await tx.riskAsset.createMany({
      data: added.map((assetId) => ({ riskId: risk.id, assetId })),
    });
  }
}

/** @throws invalid when neither the catalogue nor our own threats have this one */
export async function mustKnowThreat(db: Reader, threat: string | null | undefined) {
  if (!threat || threatOf(threat)) return;
  const own = await db.threat.count({ where: { reference: threat, retiredAt: null } });
  if (own === 0) throw invalid({ threat: ["Choose a threat of the library."] });
}

export interface NewRisk {
  readonly title: string;
  readonly cause: string;
  readonly event: string;
  readonly consequence: string;
  readonly threatId: string | null;
  readonly properties: readonly string[];
  readonly ownerId: string;
  readonly assetIds: readonly string[];
  readonly kind?: RiskKind;
  readonly benefit?: string;
  readonly effectCheck?: string;
  readonly proposedById: string;
  readonly reference?: string | undefined;
}

/** Writes an identified risk; the caller records `riskProposed`. */
export async function createRisk(
  tx: Tx,
  { assetIds: ids, properties, reference, ...risk }: NewRisk,
) {
  return tx.risk.create({
    data: {
      ...risk,
      properties: [...properties],
      ...(reference && { reference }),
      ...(ids.length > 0 && {
        assets: { createMany: { data: ids.map((assetId) => ({ assetId })) } },
      }),
    },
    select: {
      id: true,
      reference: true,
      title: true,
      state: true,
      version: true,
      inherentLikelihood: true,
      inherentImpact: true,
      currentLikelihood: true,
      currentImpact: true,
      residualLikelihood: true,
      residualImpact: true,
      inherentBand: true,
      currentBand: true,
      residualBand: true,
    },
  });
}

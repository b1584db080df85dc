import { dayOf } from "@/lib/kernel/fields";
import type { Reader } from "@/lib/platform/db";
import type { Classification } from "@/prisma/generated/enums";
import { stepsFor } from "../../risks/proposals/rules";
import { keptProposals } from "../../risks/proposals/steps";
import { type Allowed, widened } from "../exceptions/rules";
import { crossingOf, crossingSentence, protectionOf, protectionSentence } from "../rules";
import type { FlowEnd } from "../schema";
import {
  breachSentence,
  broughtBy,
  contradictionsIn,
  descentOf,
  isUnsaid,
  type Related,
  type Source,
  THREAT_OF_CROSSING,
  threatOfBreach,
} from "./rules";
import type { Breach } from "./schema";

const ENVIRONMENT = { select: { id: true, reference: true, name: true, tier: true } } as const;
const ZONE = {
  select: { id: true, reference: true, name: true, environment: ENVIRONMENT },
} as const;
const ASSET = {
  select: {
    ...{ id: true, reference: true, name: true, kind: true, state: true },
    ...{ classification: true, personalData: true, inheritedPersonalData: true },
    environment: ENVIRONMENT,
    zone: ZONE,
  },
} as const;

const flowsOf = (db: Reader, ids: readonly string[]) =>
  db.dataFlow.findMany({
    where: { id: { in: [...ids] }, state: "active" },
    include: {
      ...{ fromAsset: ASSET, toAsset: ASSET, fromZone: ZONE, toZone: ZONE },
      controls: { select: { control: { select: { reference: true, operatingState: true } } } },
    },
  });
type KeptFlow = Awaited<ReturnType<typeof flowsOf>>[number];
type KeptAsset = NonNullable<KeptFlow["fromAsset"]>;
type KeptZone = KeptFlow["fromZone"];

const relationsOf = (db: Reader, ids: readonly string[]) =>
  db.assetRelation.findMany({
    where: { id: { in: [...ids] } },
    include: { from: ASSET, to: ASSET },
  });

function endOf(asset: KeptAsset | null, party: string | null, stands: KeptZone): FlowEnd {
  const zone = asset ? asset.zone : stands;
  return {
    name: asset?.name ?? party ?? "",
    asset: asset && { id: asset.id, reference: asset.reference },
    environment: asset?.environment ?? zone?.environment ?? null,
    zone: zone && {
      ...{ id: zone.id, reference: zone.reference, name: zone.name },
      isOutside: zone.environment === null,
    },
  };
}

const isGone = (asset: KeptAsset | null) =>
  asset?.state === "retired" || asset?.state === "disposed";

/** Something that gives reason for a risk: a breach of separation, or a crossing without protection. */
export interface Reason {
  readonly about: string;
  readonly threat: string;
  readonly why: string;
  /** The asset that would bear the risk. */
  readonly asset: { readonly id: string; readonly reference: string } | null;
  readonly facts: readonly { key: string; value: string; from: string }[];
}

type Bare = Omit<Breach, "exception" | "isAllowed" | "proposal"> & {
  /** Of what comes down; null where nobody has said. */
  readonly classification: Classification | null;
};

/** What an exception of this breach is given for. */
export const subjectOf = ({ carries, classification, from, to }: Bare): Allowed => ({
  ...{ carries, classification },
  ends: [from, to].map(({ asset, name, zone, environment }) =>
    [asset?.id ?? `${zone?.id}:${name}`, environment?.id, environment?.tier].join(" "),
  ),
});

function flowBreach(flow: KeptFlow): Bare | null {
  if (isGone(flow.fromAsset) || isGone(flow.toAsset)) return null;
  const from = endOf(flow.fromAsset, flow.fromParty, flow.fromZone);
  const to = endOf(flow.toAsset, flow.toParty, flow.toZone);
  const said = { ...flow, source: flow.fromAsset && sourceOf(flow.fromAsset) };
  const carries = broughtBy({ ...said, from, to });
  if (carries.length === 0) return null;
  const { id, reference, name, classification } = flow;
  const told = breachSentence({ from, to, carries, isUnknown: isUnsaid(said) });
  const why = [...contradictionsIn(said), told].join(" ");
  const plain = { id, kind: "flow", reference, name, type: null } as const;
  return { ...plain, from, to, carries, classification, why, threat: threatOfBreach(carries) };
}

const sourceOf = (asset: KeptAsset): Source => ({
  ...{ name: asset.name, kind: asset.kind, classification: asset.classification },
  personalData: asset.inheritedPersonalData ? "yes" : asset.personalData,
});
const relatedOf = (asset: KeptAsset): Related => ({
  ...sourceOf(asset),
  environment: asset.environment,
});

type KeptRelation = Awaited<ReturnType<typeof relationsOf>>[number];
function relationBreach(relation: KeptRelation): Bare | null {
  const { id, type } = relation;
  if (isGone(relation.from) || isGone(relation.to)) return null;
  const ends = { from: relatedOf(relation.from), to: relatedOf(relation.to) };
  const descent = descentOf({ type, ...ends });
  if (!descent) return null;
  const { giver, carries } = descent;
  const [high, low] =
    giver === "from" ? [relation.from, relation.to] : [relation.to, relation.from];
  const [from, to] = [endOf(high, null, null), endOf(low, null, null)];
  const isUnknown = ends[giver].personalData === "unknown";
  const why = breachSentence({ from, to, carries: [...carries], isUnknown });
  const plain = { id, kind: "relation", reference: null, type } as const;
  const name = `${relation.from.name} ${type.replaceAll("_", " ")} ${relation.to.name}`;
  const { classification } = high;
  const threat = threatOfBreach(carries);
  return { ...plain, name, from, to, carries: [...carries], classification, why, threat };
}

/** Breaches among these flows and relations. */
export async function breachesAmong(db: Reader, ids: readonly string[]): Promise<Bare[]> {
  const [flows, relations] = await Promise.all([flowsOf(db, ids), relationsOf(db, ids)]);
  const found = [...flows.map(flowBreach), ...relations.map(relationBreach)];
  return found.filter((one) => one !== null).sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Live exceptions of these breaches: the one that covers it today, else the one that is asked for. */
export async function exceptionsOf(db: Reader, breaches: readonly Bare[], now: Date) {
  const ids = breaches.map(({ id }) => id);
  const found = await db.exception.findMany({
    where: {
      OR: [{ flowId: { in: ids } }, { relationId: { in: ids } }],
      state: { in: ["requested", "approved"] },
    },
    orderBy: { requestedAt: "desc" },
  });
  return (breach: Bare) => {
    const { id } = breach;
    const own = found.filter((one) => one.flowId === id || one.relationId === id);
    const holding = own.find(
      (one) =>
        one.state === "approved" &&
        dayOf(one.validUntil) >= dayOf(now) &&
        widened(one, subjectOf(breach)).length === 0,
    );
    const one = holding ?? own.find(({ state }) => state === "requested");
    return {
      exception: one
        ? { reference: one.reference, state: one.state, validUntil: dayOf(one.validUntil) }
        : null,
      isAllowed: holding !== undefined,
    };
  };
}

/** What should be a proposed risk among these flows and relations; what is allowed is not. */
export async function reasonsAmong(db: Reader, ids: readonly string[], now: Date) {
  const [breaches, flows] = await Promise.all([breachesAmong(db, ids), flowsOf(db, ids)]);
  const of = await exceptionsOf(db, breaches, now);
  const forbidden = breaches.filter((one) => !of(one).isAllowed).map(reasonOfBreach);
  return [...forbidden, ...flows.map(reasonOfCrossing).filter((one) => one !== null)];
}

/** What has to become of the proposals about these flows and relations. */
export async function proposalSteps(db: Reader, ids: readonly string[], now: Date) {
  const reasons = (await reasonsAmong(db, ids, now)).flatMap(
    ({ about, threat: threatId, why, asset, facts }) =>
      asset ? [{ about, threatId, why, facts, assetId: asset.id }] : [],
  );
  return stepsFor(reasons, await keptProposals(db, { about: { in: [...ids] } }));
}

const factsOf = (from: FlowEnd, to: FlowEnd, source: string) => [
  { key: "From", value: placeWords(from), from: source },
  { key: "To", value: placeWords(to), from: source },
];
const placeWords = ({ name, environment, zone }: FlowEnd) =>
  [name, zone?.name, environment?.name].filter(Boolean).join(", ");

function reasonOfBreach(one: Bare): Reason {
  const source = one.reference ?? "relation";
  const carried = {
    key: "Brings",
    value: one.carries.join(", ").replaceAll("_", " "),
    from: source,
  };
  return {
    ...{ about: one.id, threat: one.threat, why: `${one.name}: ${one.why}` },
    // The lower tier is where the harm would begin.
    asset: one.to.asset ?? one.from.asset,
    facts: [...factsOf(one.from, one.to, source), carried],
  };
}

function reasonOfCrossing(flow: KeptFlow): Reason | null {
  if (isGone(flow.fromAsset) || isGone(flow.toAsset)) return null;
  const from = endOf(flow.fromAsset, flow.fromParty, flow.fromZone);
  const to = endOf(flow.toAsset, flow.toParty, flow.toZone);
  const controls = flow.controls.map(({ control }) => ({
    reference: control.reference,
    state: control.operatingState,
  }));
  const crosses = crossingOf(from, to, flow.protocol);
  const passage = { crosses, encryption: flow.encryption, controls };
  if (protectionOf(passage) !== "unprotected") return null;
  const told = `${crossingSentence(from, to, flow.protocol)} ${protectionSentence(passage)}`;
  return {
    ...{ about: flow.id, threat: THREAT_OF_CROSSING, why: `${flow.name}: ${told}` },
    asset: from.asset ?? to.asset,
    facts: factsOf(from, to, flow.reference),
  };
}

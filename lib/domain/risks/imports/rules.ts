// What the situation of an asset will be once a planned import has run. Runs anywhere.
import { dayOf } from "@/lib/kernel/fields";
import { readFacts } from "../../assets/facts/rules";
import type { ImportPlan, PlannedAsset } from "../../assets/imports/rules";
import type { Joined, Seen, Situation } from "../proposals/situations/schema";

const NOTHING_SAID = {
  ...{ tier: null, exposure: null, authentication: "", classification: null },
  ...{ personalData: "unknown", criticality: 0, availability: 0, digest: null, licence: null },
  ...{ supplier: "", supplierRefs: "", legalBasis: "", languages: [], hasCard: false, facts: {} },
} satisfies Partial<Seen>;

interface Standing {
  /** What it is before, where it is known. */
  readonly is: Situation | undefined;
  readonly now: Date;
}

/** The asset at this place of the plan, with what stands around it then. */
export function plannedSituation(plan: ImportPlan, at: number, { is, now }: Standing): Situation {
  const around = { joined: [], data: [], endpoints: [], streams: [], evaluations: [] };
  const planned = plan.assets[at];
  const asset = seenAt(plan, at, is?.asset);
  const digests = [asset.digest, ...(planned?.artefacts ?? []).map((one) => one.digest)];
  const measured = (planned?.evaluations ?? []).filter(({ digest }) => digests.includes(digest));
  const own = asset.kind === "endpoint" ? [asset] : [];
  return {
    ...(is ?? { ...around, fairnessCriteria: 0, copies: 0, isReleased: false }),
    ...{ today: dayOf(now), asset },
    joined: [...(is?.joined ?? []), ...joinedAt(plan, at)],
    data: [...(is?.data ?? []), ...dataOf(plan, at)],
    endpoints: is?.endpoints ?? own,
    evaluations: [...(is?.evaluations ?? []), ...measured.map(({ kind }) => kind)],
  };
}

function seenAt({ assets }: ImportPlan, at: number, is?: Seen): Seen {
  const planned = assets[at];
  if (!planned) throw new Error(`The plan has no asset at ${at}.`);
  const { known, columns, facts, kind, name, reference, card } = planned;
  const said: Seen = {
    ...NOTHING_SAID,
    ...{ id: known?.id ?? `${at}`, reference: known?.reference ?? reference ?? name, name, kind },
    ...(known && saidBy(known)),
    ...is,
  };
  const needs = [columns.confidentiality, columns.integrity, columns.availability];
  return {
    ...said,
    ...given(columns),
    criticality: Math.max(said.criticality, ...needs.map((one) => one ?? 0)),
    availability: Math.max(said.availability, columns.availability ?? 0),
    hasCard: said.hasCard || card !== undefined,
    facts: { ...said.facts, ...facts },
  };
}

const saidBy = (known: NonNullable<PlannedAsset["known"]>) => ({
  ...given(known),
  hasCard: known.cardDigest !== null,
  facts: readFacts(known.facts),
});

type Read = Partial<
  Pick<
    PlannedAsset["columns"],
    | "exposure"
    | "authentication"
    | "classification"
    | "personalData"
    | "digest"
    | "licence"
    | "supplier"
    | "legalBasis"
    | "languages"
  >
>;
/** What rules read of the columns, as far as it is said. */
function given(columns: Read) {
  const { exposure, authentication, classification, personalData, digest, licence } = columns;
  const { supplier, legalBasis, languages } = columns;
  return {
    ...(exposure && { exposure }),
    ...(authentication && { authentication }),
    ...(classification && { classification }),
    ...(personalData && { personalData }),
    ...(digest && { digest }),
    ...(licence && { licence }),
    ...(supplier && { supplier, supplierRefs: "" }),
    ...(legalBasis && { legalBasis }),
    ...(languages && { languages }),
  };
}

const joinedAt = (plan: ImportPlan, at: number): Joined[] =>
  plan.links.flatMap(({ from, to, type, derivation }): Joined[] => {
    if (from !== at && to !== at) return [];
    const other = from === at ? to : from;
    return [{ type, derivation, leads: from === at, asset: seenAt(plan, other) }];
  });

/** What it was made from by the plan, over any number of steps. */
function dataOf(plan: ImportPlan, at: number): Seen[] {
  const reached = new Set([at]);
  for (const place of reached) {
    for (const { from, to } of plan.links) if (from === place) reached.add(to);
  }
  reached.delete(at);
  return [...reached]
    .map((place) => seenAt(plan, place))
    .filter(({ kind }) => kind === "dataset" || kind === "index");
}

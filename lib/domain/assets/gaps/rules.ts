// What the map finds wrong with an asset, each with its reason. Runs anywhere.
import { plusDays } from "@/lib/kernel/fields";
import type { Classification } from "@/prisma/generated/enums";
import type { Effective, GraphAsset, PathStep } from "../graph/schema";
import { heightOf } from "../graph/stored/rules";
import { isLicenceUnknown, ownDuties } from "../licences/rules";
import type { Duty } from "../licences/schema";
import { stepsFrom, wayDown } from "../lineage/rules";
import type { LineageAsset, LineageLink } from "../lineage/schema";
import { CLASSIFICATION_LABELS } from "../schema";
import type { Beyond } from "./beyond/schema";
import type { FoundGap } from "./schema";

export interface Examined {
  readonly id: string;
  readonly classification: Classification | null;
  readonly effective: Effective;
  /** Days, `YYYY-MM-DD`. */
  readonly lookedAt: string;
  readonly nextReview: string | null;
}
interface Lineage {
  readonly assets: readonly LineageAsset[];
  readonly links: readonly LineageLink[];
}
interface Question extends Lineage {
  readonly self: LineageAsset;
  readonly asset: Examined;
  readonly today: string;
  /** Assets above and below, the asset itself among both. */
  readonly above: readonly LineageAsset[];
  readonly below: readonly LineageAsset[];
  readonly beyond: Beyond;
}

const plain = ({ id, reference, name, kind, state }: GraphAsset): GraphAsset => ({
  id,
  reference,
  name,
  kind,
  state,
});
const isOut = ({ state }: GraphAsset) => state === "retired" || state === "disposed";
/** Of which nobody has said to whom it answers may answer to customers. */
const isExposed = (one: LineageAsset) =>
  one.kind === "endpoint" && !isOut(one) && one.exposure !== "internal";
const bound = (one: LineageAsset, duty: Duty) =>
  one.reaching.includes(duty) || ownDuties(one).includes(duty);

/** The way down; where it leads beyond what was read, only its ends. */
function pathDown({ assets, links }: Lineage, from: GraphAsset, to: GraphAsset): GraphAsset[] {
  const byId = new Map(assets.map((one) => [one.id, one]));
  const way = wayDown(from.id, to.id, links);
  if (!way) return [from, to].map(plain);
  return way.flatMap((id) => {
    const one = byId.get(id);
    return one ? [plain(one)] : [];
  });
}
/** Of many alike, the first are shown. */
const MOST = 5;

/** Those that were read, then those beyond them. */
const together = <One extends { readonly id: string }>(
  near: readonly One[],
  far: readonly One[],
) => [...near, ...far.filter(({ id }) => !near.some((one) => one.id === id))];

function licenceReachesCustomers(question: Question): FoundGap[] {
  const { asset, self, below, beyond } = question;
  const duty = asset.effective.duties.find((one) => one.duty === "non_commercial");
  if (!duty) return [];
  const before = duty.path.map(({ asset: one }: PathStep) => one).slice(0, -1);
  const near = below.filter((one) => isExposed(one) && bound(one, "non_commercial"));
  return together<Beyond["exposed"][number]>(near, beyond.exposed)
    .slice(0, MOST)
    .map((end) => {
      const path = [...before, ...pathDown(question, self, end)];
      const [origin = end] = path;
      return {
        kind: "licence_reaches_customers",
        reason: `The licence of ${origin.name} allows non-commercial use only, and ${end.name} ${toWhom(end)}`,
        path: path.map(plain),
        control: "A.5.32",
      };
    });
}

const toWhom = ({ exposure }: Beyond["exposed"][number]) =>
  exposure === null
    ? "may serve customers: nobody has said to whom it answers. Say so; where it is customers, get another licence, or replace what stands under it."
    : "serves customers. Get another licence, or replace what stands under it.";

/** Data that a model made, or a model distilled from another, against the licence of the teacher. */
function outputTraining({ self, links, assets }: Question): FoundGap[] {
  const teachers = links.filter(
    ({ fromId, type, derivation }) =>
      fromId === self.id &&
      type === "derived_from" &&
      (self.kind === "dataset" || derivation === "distillation"),
  );
  return teachers.flatMap(({ toId }) => {
    const teacher = assets.find((one) => one.id === toId);
    if (teacher?.kind !== "model" || !bound(teacher, "no_output_training")) return [];
    return {
      kind: "output_training" as const,
      reason: `${self.name} was made from outputs of ${teacher.name}, whose licence forbids training on them. Take it out of training, or get leave.`,
      path: [plain(teacher), plain(self)],
      control: "A.5.32",
    };
  });
}

function personalDataUnknown(question: Question): FoundGap[] {
  const { self, above, below, beyond } = question;
  const [end] = together<GraphAsset>(
    below.filter((one) => one.kind === "endpoint" && !isOut(one)),
    beyond.served,
  );
  if (!end) return [];
  const near = above.filter((one) => one.kind === "dataset" && one.personalData === "unknown");
  return together<GraphAsset>(near, beyond.unknown)
    .slice(0, MOST)
    .map((data) => ({
      kind: "personal_data_unknown",
      reason: `Nobody has said whether ${data.name} holds personal data, and what was made of it is served. Look, and say yes or no.`,
      path: [...pathDown(question, data, self), ...pathDown(question, self, end).slice(1)],
      control: "A.5.34",
    }));
}

const licenceUnknown = ({ self }: Question): FoundGap[] =>
  (self.kind === "model" || self.kind === "dataset") && !isOut(self) && isLicenceUnknown(self)
    ? [
        {
          kind: "licence_unknown",
          reason: `${self.licence ? `The licence “${self.licence}” is not known` : "No licence is given"}, so nobody can say what using ${self.name} obliges to. Give a licence by its SPDX name, its duties, or “proprietary” for own work.`,
          path: [],
          control: "A.5.32",
        },
      ]
    : [];

function classTooLow({ asset, self }: Question): FoundGap[] {
  const { classification, effective } = asset;
  if (!classification || !effective.classification || isOut(self)) return [];
  if (heightOf(classification) >= heightOf(effective.classification)) return [];
  const way = effective.why.find((one) => one.aspect === "classification")?.path ?? [];
  const [own, other] = [classification, effective.classification].map(
    (one) => CLASSIFICATION_LABELS[one],
  );
  return [
    {
      kind: "class_too_low",
      reason: `It is said to be ${own}, and ${way[0]?.asset.name ?? "what it holds"} is ${other}. Raise its class, or take apart what joins them.`,
      path: way.map((one) => plain(one.asset)),
      control: "A.5.12",
    },
  ];
}

/** Who carries much is looked at each quarter, or will be before long. */
const QUARTER = 90;
const HIGH = 4;
function reviewMissing({ asset, self, today }: Question): FoundGap[] {
  const { effective, lookedAt, nextReview } = asset;
  if ((effective.criticality ?? 0) < HIGH || isOut(self)) return [];
  const isFresh = lookedAt >= plusDays(today, -QUARTER);
  const isSoon =
    nextReview !== null && nextReview >= today && nextReview <= plusDays(today, QUARTER);
  if (isFresh || isSoon) return [];
  return [
    {
      kind: "review_missing",
      reason: `Its need is ${effective.criticality}; nobody looked at it within ${QUARTER} days, and no review is set within the next ${QUARTER}. Confirm it, or set an earlier review.`,
      path: [],
      control: "A.5.9",
    },
  ];
}

/** Everything that the map finds wrong with one asset. */
export function gapsOf(
  asset: Examined,
  map: Lineage & { readonly beyond: Beyond },
  today: string,
): FoundGap[] {
  const self = map.assets.find((one) => one.id === asset.id);
  if (!self) return [];
  const on = (side: "up" | "down") => {
    const steps = stepsFrom(asset.id, map.links, side);
    return map.assets.filter((one) => steps.has(one.id));
  };
  const question = { ...map, self, asset, today, above: on("up"), below: on("down") };
  return [
    licenceReachesCustomers,
    outputTraining,
    personalDataUnknown,
    licenceUnknown,
    classTooLow,
    reviewMissing,
  ].flatMap((find) => find(question));
}

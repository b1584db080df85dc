import * as z from "zod";
import { recordRef, text, version } from "@/lib/kernel/fields";
import type { AssetKind } from "@/prisma/generated/enums";
import { Derivation, RelationType } from "@/prisma/generated/enums";
import { assetMoved } from "../schema";

/** Read from the one asset to the other, and back. */
export const RELATION_LABELS = {
  derived_from: { to: "Derived from", from: "Base of" },
  trained_on: { to: "Trained on", from: "Trained" },
  evaluated_with: { to: "Evaluated with", from: "Used to evaluate" },
  serves: { to: "Serves", from: "Served by" },
  uses: { to: "Uses", from: "Used by" },
  writes: { to: "Writes to", from: "Written by" },
  processes: { to: "Processes", from: "Processed by" },
  collected_by: { to: "Collected by", from: "Collects" },
  stored_in: { to: "Stored in", from: "Stores" },
  hosted_on: { to: "Hosted on", from: "Hosts" },
  receives: { to: "Receives", from: "Handed to" },
  deploys: { to: "Deploys", from: "Deployed by" },
  authenticates_with: { to: "Authenticates with", from: "Authenticates" },
  built_from: { to: "Built from", from: "Indexed in" },
  embeds_with: { to: "Embeds with", from: "Embeds for" },
} as const satisfies Record<RelationType, { to: string; from: string }>;

/** How a model or dataset was made from its base. */
export const DERIVATION_LABELS = {
  fine_tune: "Fine-tune",
  adapter: "Adapter",
  merge: "Merge",
  quantisation: "Quantisation",
  distillation: "Distillation",
  conversion: "Conversion",
} as const satisfies Record<Derivation, string>;

const any = ["model", "dataset", "index", "endpoint", "supporting"] as const;
const running = ["endpoint", "supporting"] as const;
const supporting = ["supporting"] as const;

interface Ends {
  readonly from: readonly AssetKind[];
  readonly to: readonly AssetKind[];
}
/** Which kinds a relation can join: a model is not trained on an endpoint. */
export const RELATION_ENDS: Readonly<Record<RelationType, Ends>> = {
  derived_from: { from: ["model", "dataset"], to: ["model", "dataset"] },
  trained_on: { from: ["model"], to: ["dataset"] },
  evaluated_with: { from: ["model"], to: ["dataset"] },
  serves: { from: ["endpoint"], to: ["model"] },
  uses: { from: running, to: any },
  writes: { from: running, to: ["dataset", "index", "supporting"] },
  processes: { from: running, to: ["dataset"] },
  collected_by: { from: ["dataset"], to: running },
  stored_in: { from: ["model", "dataset", "index", "supporting"], to: supporting },
  hosted_on: { from: any, to: supporting },
  receives: { from: supporting, to: ["model", "dataset"] },
  deploys: { from: supporting, to: ["model", "endpoint", "supporting"] },
  authenticates_with: { from: running, to: supporting },
  built_from: { from: ["index"], to: ["dataset"] },
  embeds_with: { from: ["index"], to: ["model"] },
};

export const relateInput = z
  .strictObject({
    id: recordRef,
    version,
    type: z.enum(RelationType, "Choose a relation."),
    to: recordRef,
    /** Only of what was derived: how, and by which recipe. */
    derivation: z.enum(Derivation, "Choose how it was made.").nullish(),
    recipe: text(2000, 0).optional(),
  })
  .refine(({ type, derivation, recipe }) => type === "derived_from" || !(derivation || recipe), {
    path: ["derivation"],
    message: "Only what is derived from something says how it was made.",
  });
export const unrelateInput = z.strictObject({ id: recordRef, version, relationId: z.uuid() });
export const related = assetMoved.extend({ relationId: z.uuid() });

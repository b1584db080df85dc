import * as z from "zod";
import { AssetKind, AssetState, Classification, RelationType } from "@/prisma/generated/enums";
import { Duty } from "../licences/schema";

/** What one asset can pass on to another. */
export const ASPECT_LABELS = {
  confidentiality: "Confidentiality",
  integrity: "Integrity",
  availability: "Availability",
  classification: "Class",
  personalData: "Personal data",
  duties: "Licence duties",
} as const;
export type Aspect = keyof typeof ASPECT_LABELS;
/** Aspects that have a height; duties are a set. */
export type Level = Exclude<Aspect, "duties">;
export const LEVELS = [
  "confidentiality",
  "integrity",
  "availability",
  "classification",
  "personalData",
] as const satisfies readonly Level[];

/** Classes as heights; what is not said is 0. */
export const CLASS_ORDER = ["public", "internal", "confidential", "restricted"] as const;

/** The asset from which a value came, and by which relation. */
export const source = z.object({ from: z.uuid(), relation: z.enum(RelationType) });
export type Source = z.output<typeof source>;
/** Where each inherited value came from, as the database keeps it. */
export const inheritance = z.object({
  confidentiality: source.optional(),
  integrity: source.optional(),
  availability: source.optional(),
  classification: source.optional(),
  personalData: source.optional(),
  duties: z.array(source.extend({ duty: z.enum(Duty) })).optional(),
});
export type Inheritance = z.output<typeof inheritance>;

export const graphAsset = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  kind: z.enum(AssetKind),
  state: z.enum(AssetState),
});
export type GraphAsset = z.output<typeof graphAsset>;

/** One asset on the way, and the relation by which the value went on from it. */
const step = z.object({ asset: graphAsset, relation: z.enum(RelationType).nullable() });
export type PathStep = z.output<typeof step>;

/** An inherited value with the way it took: the asset that has it of its own comes first. */
export const explained = z.object({
  aspect: z.enum([
    "confidentiality",
    "integrity",
    "availability",
    "classification",
    "personalData",
  ]),
  level: z.int(),
  path: z.array(step),
  /** The way is longer than what is shown. */
  isCut: z.boolean(),
});
export const explainedDuty = z.object({
  duty: z.enum(Duty),
  /** Empty when the duty is the asset's own. */
  path: z.array(step),
  isCut: z.boolean(),
});

const need = z.int().nullable();
/** What counts of an asset: the higher of its own and of what reaches it, with the reason. */
export const effective = z.object({
  confidentiality: need,
  integrity: need,
  availability: need,
  criticality: need,
  classification: z.enum(Classification).nullable(),
  personalData: z.enum(["yes", "no", "unknown"]),
  why: z.array(explained),
  duties: z.array(explainedDuty),
});
export type Effective = z.output<typeof effective>;

import * as z from "zod";
import type { Role } from "@/lib/kernel/actor";
import {
  anyOf,
  anyRef,
  day,
  degree,
  longText,
  optionalText,
  personRef,
  reason,
  recordRef,
  text,
  version,
} from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import {
  AssetKind,
  AssetState,
  Classification,
  Derivation,
  Exposure,
  PersonalData,
  RelationType,
} from "@/prisma/generated/enums";
import { personName } from "../people/schema";
import { environment } from "../scope/environments/schema";
import { facts } from "./facts/schema";
import { effective } from "./graph/schema";

export const ASSET_STATE_LABELS = {
  proposed: "Proposed",
  active: "Active",
  under_change: "Under change",
  retired: "Retired",
  disposed: "Disposed of",
} as const satisfies Record<AssetState, string>;

export const CLASSIFICATION_LABELS = {
  public: "Public",
  internal: "Internal",
  confidential: "Confidential",
  restricted: "Restricted",
} as const satisfies Record<Classification, string>;

/** Unknown is a warning, never a no. */
export const PERSONAL_DATA_LABELS = {
  yes: "Yes",
  no: "No",
  unknown: "Unknown",
} as const satisfies Record<PersonalData, string>;

export const EXPOSURE_LABELS = {
  public: "Public internet",
  partner: "Partners",
  internal: "Internal only",
} as const satisfies Record<Exposure, string>;

export const Placement = { inside: "inside", outside: "outside", unsaid: "unsaid" } as const;
export type Placement = keyof typeof Placement;
export const PLACEMENT_LABELS = {
  inside: "In scope",
  outside: "Out of scope",
  unsaid: "Not said yet",
} as const satisfies Record<Placement, string>;

/** What a look at the next review can ask for. */
export const Review = { overdue: "overdue", month: "month", unset: "unset" } as const;
export type Review = keyof typeof Review;
export const REVIEW_LABELS = {
  overdue: "Overdue",
  month: "Due within 30 days",
  unset: "Not set",
} as const satisfies Record<Review, string>;

/** The need that is asked for, or a higher one. */
export const AtLeast = { 5: "5", 4: "4", 3: "3" } as const;
export const AT_LEAST_LABELS = {
  5: "5 Very high",
  4: "4 or higher",
  3: "3 or higher",
} as const satisfies Record<keyof typeof AtLeast, string>;

export const NEED_LABELS = ["Very low", "Low", "Medium", "High", "Very high"] as const;

/** Who reads the whole inventory; others see what they own or keep. */
export const ASSET_READERS = [
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "top_management",
] as const satisfies readonly Role[];
/** Who can be named owner of an asset: everybody who works here. */
export const POSSIBLE_OWNERS = [
  "staff",
  "compliance",
  "engineer",
  "risk_owner",
  "top_management",
] as const satisfies readonly Role[];

const none = <Type extends z.ZodType>(type: Type) =>
  type.nullish().transform((value) => value ?? null);

const languages = z.preprocess(
  (value) =>
    typeof value === "string"
      ? value
          .split(",")
          .map((one) => one.trim())
          .filter(Boolean)
      : value,
  z.array(text(60)).max(200),
);

const words = {
  name: text(200),
  subtype: text(100, 0),
  description: longText(4000, 0),
  scopeReason: optionalText(2000),
  location: text(200, 0),
  supplier: text(200, 0),
  release: text(100, 0),
  digest: none(z.string().regex(/^sha256:[0-9a-f]{64}$/, "Give sha256: and 64 hex digits.")),
  licence: optionalText(100),
  provenance: longText(4000, 0),
  languages,
  legalBasis: text(1000, 0),
  url: none(
    z
      .url({ protocol: /^https?$/, error: "Give an address that begins with https:// or http://." })
      .max(2000),
  ),
  authentication: text(200, 0),
};
const choices = {
  classification: none(z.enum(Classification, "Choose a class.")),
  environment: none(recordRef),
  personalData: z.enum(PersonalData, "Choose yes, no or unknown."),
  inScope: none(z.boolean("Say whether it is in scope.")),
  exposure: none(z.enum(Exposure, "Choose an exposure.")),
  confidentiality: none(degree),
  integrity: none(degree),
  availability: none(degree),
  nextReview: none(day),
};
const people = { owner: none(personRef), custodian: none(personRef) };
const kind = z.enum(AssetKind, "Choose a kind.");

const everything = z.strictObject({ ...words, ...choices, ...people });
export const addAssetInput = everything.partial().extend({ name: words.name, kind });
const existing = { id: recordRef, version };
export const editAssetInput = everything.partial().extend({ ...existing, kind: kind.optional() });

/** What has to be said before an asset counts; what was said before may be left out. */
export const acceptAssetInput = z
  .strictObject({ ...choices, scopeReason: words.scopeReason })
  .partial()
  .extend(existing);
export const assetActInput = z.strictObject(existing);
export const confirmAssetInput = z.strictObject({
  ...existing,
  nextReview: day,
  note: longText(2000, 0).default(""),
});
export const retireAssetInput = z.strictObject({ ...existing, reason: reason() });

export const SORTS = ["name", "reference", "kind", "criticality", "nextReview"] as const;
export const listAssetsInput = listInput(SORTS).extend({
  kind: anyOf(AssetKind),
  state: anyOf(AssetState),
  classification: anyOf(Classification),
  personalData: anyOf(PersonalData),
  exposure: anyOf(Exposure),
  scope: anyOf(Placement),
  /** References or ids of persons, or `me`. */
  owner: anyRef,
  environment: anyRef,
  zone: anyRef,
  /** The highest need, said or inherited, is at least this. */
  need: anyOf(AtLeast),
  review: anyOf(Review),
  /** Reviews due until this day. */
  reviewBy: day.optional(),
});

const named = personName.omit({ title: true });
const place = environment.omit({ version: true });
const level = z.int().nullable();

export const assetMoved = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  kind: z.enum(AssetKind),
  state: z.enum(AssetState),
  version: z.int(),
});
export type AssetMoved = z.output<typeof assetMoved>;

export const assetRow = assetMoved.extend({
  subtype: z.string(),
  owner: named.nullable(),
  environment: place.nullable(),
  classification: z.enum(Classification).nullable(),
  personalData: z.enum(PersonalData),
  exposure: z.enum(Exposure).nullable(),
  inScope: z.boolean().nullable(),
  confidentiality: level,
  integrity: level,
  availability: level,
  /** The highest of the three needs; null when none is given. */
  criticality: level,
  nextReview: z.string().nullable(),
});
export type AssetRow = z.output<typeof assetRow>;

/** A row of the inventory: what counts of the asset, and what only its kind says. */
export const assetEntry = assetRow.extend({
  release: z.string(),
  digest: z.string().nullable(),
  licence: z.string().nullable(),
  authentication: z.string(),
  supplier: z.string(),
  zone: z.object({ id: z.uuid(), reference: z.string(), name: z.string() }).nullable(),
  /** What reaches it along its relations, where that is higher than its own class. */
  inheritedClass: z.enum(Classification).nullable(),
  inheritedPersonalData: z.boolean(),
  /** How many endpoints serve it. */
  servedBy: z.int(),
  /** Those of its kind that a list shows. */
  facts,
});
export type AssetEntry = z.output<typeof assetEntry>;
export const assetPage = pageOf(assetEntry);

const relation = z.object({
  id: z.uuid(),
  type: z.enum(RelationType),
  derivation: z.enum(Derivation).nullable(),
  recipe: z.string(),
  asset: assetMoved.omit({ version: true }),
});
export type AssetRelationRow = z.output<typeof relation>;

export const assetRecord = assetRow.extend({
  effective,
  description: z.string(),
  scopeReason: z.string().nullable(),
  ownerAgreedAt: z.string().nullable(),
  custodian: named.nullable(),
  location: z.string(),
  supplier: z.string(),
  release: z.string(),
  digest: z.string().nullable(),
  licence: z.string().nullable(),
  provenance: z.string(),
  languages: z.array(z.string()),
  legalBasis: z.string(),
  url: z.string().nullable(),
  authentication: z.string(),
  purl: z.string().nullable(),
  facts,
  cardDigest: z.string().nullable(),
  proposedBy: named.nullable(),
  retiredAt: z.string().nullable(),
  retirement: z.string().nullable(),
  deletedBy: named.nullable(),
  deletedAt: z.string().nullable(),
  deletions: z.array(z.object({ where: z.string(), evidence: z.string() })),
  disposedBy: named.nullable(),
  disposedAt: z.string().nullable(),
  createdAt: z.string(),
  /** What this asset stands on, and what stands on it. */
  from: z.array(relation),
  to: z.array(relation),
  confirmations: z.array(
    z.object({ id: z.uuid(), at: z.string(), by: named, nextReview: z.string(), note: z.string() }),
  ),
  /** What keeps it from being accepted, by field. */
  missing: z.record(z.string(), z.array(z.string())),
  /** Production endpoints that would lose something if it were retired. */
  dependents: z.array(assetMoved.omit({ version: true })),
});
export type AssetRecord = z.output<typeof assetRecord>;

export const assetInput = z.strictObject({ id: recordRef });

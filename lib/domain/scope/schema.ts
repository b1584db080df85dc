import * as z from "zod";
import { anyOf, longText, reason, recordRef, text, version, whole } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { AssetKind, ScopeReviewResult, ScopeState, ScopeTrigger } from "@/prisma/generated/enums";
import { personName } from "../people/schema";
import { environmentGap, flowGap } from "./borders/schema";

export const SCOPE_STATE_LABELS = {
  draft: "Draft",
  in_review: "In review",
  approved: "Approved",
  superseded: "Superseded",
} as const satisfies Record<ScopeState, string>;

export const SCOPE_TRIGGER_LABELS = {
  interval: "The interval has passed",
  asset: "An asset went inside or outside",
  asset_kind: "New kind of asset",
  supplier: "New supplier",
  site: "New site",
  service: "New service",
  interface: "New interface",
  requirement: "New requirement",
  climate: "Climate decision",
  incident: "Incident at a border",
  management_review: "Management review",
} as const satisfies Record<ScopeTrigger, string>;

export const SCOPE_RESULT_LABELS = {
  still_valid: "Still valid",
  new_draft: "A new edition is needed",
} as const satisfies Record<ScopeReviewResult, string>;

/** The kinds an ISMS for language models has to place inside or outside. */
export const ASSET_KIND_LABELS = {
  model: "Model",
  dataset: "Dataset",
  index: "Index",
  endpoint: "Endpoint",
  supporting: "Supporting asset",
} as const satisfies Record<AssetKind, string>;

const paragraph = longText(4000, 0);

export const scopeInterface = z.strictObject({
  with: text(200),
  what: text(500),
  responsibility: text(1000),
  control: recordRef,
});
export const scopeExclusion = z.strictObject({
  what: text(500),
  reason: text(1000),
  effect: text(1000),
});
const kindReasons = z.partialRecord(z.enum(AssetKind), text(500));

/** What an edition says. A draft may still have gaps; submitting it does not let them pass. */
export const editionText = z.strictObject({
  statement: paragraph,
  units: paragraph,
  services: paragraph,
  /** Offices, and where people work without one. */
  sites: z.array(text(300)).max(50),
  requirements: paragraph,
  /** Issues and requirements of the context that were considered, by reference. */
  considered: z
    .array(recordRef)
    .max(500, "Name at most 500 entries.")
    .transform((list) => [...new Set(list)].sort()),
  included: z.array(text(300)).max(100),
  interfaces: z.array(scopeInterface).max(50),
  exclusions: z.array(scopeExclusion).max(50),
  kindReasons,
  reviewIntervalMonths: whole(1, 24, "Give 1 to 24 months."),
});
export type EditionText = z.output<typeof editionText>;

export const draftScopeInput = editionText.partial();
const existing = { id: recordRef, version };
export const editScopeInput = editionText.partial().extend(existing);
export const scopeChangeInput = z.strictObject(existing);
export const returnScopeInput = z.strictObject({ ...existing, comment: reason() });
export const reviewScopeInput = z.strictObject({
  ...existing,
  trigger: z.enum(ScopeTrigger, "Choose what made you look again."),
  /** Which supplier, incident or decision. */
  occasion: text(200, 0).default(""),
  result: z.enum(ScopeReviewResult, "Choose a result."),
  reason: reason(),
});
export const confirmReviewInput = z.strictObject({ ...existing, reviewId: z.uuid() });
export const scopeInput = z.strictObject({ id: recordRef });

const SORTS = ["created"] as const;
export const listScopesInput = listInput(SORTS).extend({ state: anyOf(ScopeState) });

const named = personName.omit({ title: true });
const scopeBase = z.object({
  id: z.uuid(),
  reference: z.string(),
  edition: z.string(),
  state: z.enum(ScopeState),
  statement: z.string(),
  author: named,
  approver: named.nullable(),
  approvedAt: z.string().nullable(),
  nextReview: z.string().nullable(),
  version: z.int(),
});
export const scopeRow = scopeBase;
export type ScopeRow = z.output<typeof scopeRow>;
export const scopePage = pageOf(scopeRow);

export const scopeReview = z.object({
  id: z.uuid(),
  at: z.string(),
  by: named,
  trigger: z.enum(ScopeTrigger),
  occasion: z.string(),
  result: z.enum(ScopeReviewResult),
  reason: z.string(),
  confirmedBy: named.nullable(),
  confirmedAt: z.string().nullable(),
});
export type ScopeReviewRecord = z.output<typeof scopeReview>;

export const scopeRecord = scopeBase.extend({
  units: z.string(),
  services: z.string(),
  sites: z.array(z.string()),
  requirements: z.string(),
  /** Titles are for those who read the context. */
  considered: z.array(z.object({ reference: z.string(), title: z.string().nullable() })),
  included: z.array(z.string()),
  interfaces: z.array(
    z.object({
      with: z.string(),
      what: z.string(),
      responsibility: z.string(),
      control: z.string(),
    }),
  ),
  exclusions: z.array(z.object({ what: z.string(), reason: z.string(), effect: z.string() })),
  kindReasons: z.partialRecord(z.enum(AssetKind), z.string()),
  reviewIntervalMonths: z.int(),
  submittedAt: z.string().nullable(),
  returnComment: z.string().nullable(),
  /** Everybody who wrote in it: none of them may approve. */
  writers: z.array(named),
  /** The text that the hash is taken of, so that anybody can recompute it. */
  canonical: z.string(),
  sha256: z.string().nullable(),
  reviews: z.array(scopeReview),
});
export type ScopeRecord = z.output<typeof scopeRecord>;

/** An edition as it leaves the product: with who took it and when. */
export const scopeDocument = scopeRecord.extend({
  organisation: z.string(),
  takenBy: z.string(),
  takenAt: z.string(),
});
export type ScopeDocument = z.output<typeof scopeDocument>;

const SCOPE_WAYS = { came: "came", went: "went", changed: "changed" } as const;
/** Something that came, went or changed since the scope was last said to hold. */
export const scopeChange = z.object({
  trigger: z.enum(ScopeTrigger),
  way: z.enum(SCOPE_WAYS),
  /** Of the record; the kind itself for a kind of asset. */
  reference: z.string(),
  name: z.string(),
  at: z.string().nullable(),
});
export type ScopeChange = z.output<typeof scopeChange>;

/** What a command answers: enough to go on with. */
export const scopeMoved = z.object({
  id: z.uuid(),
  reference: z.string(),
  edition: z.string(),
  state: z.enum(ScopeState),
  version: z.int(),
});
export const scopeReviewed = scopeMoved.extend({
  reviewId: z.uuid(),
  draft: scopeMoved.nullable(),
});

/** The statement held against the inventory. */
export const scopeGaps = z.object({
  /** Fields that keep it from being submitted, with what to do. */
  missing: z.record(z.string(), z.array(z.string())),
  kinds: z.array(
    z.object({ kind: z.enum(AssetKind), inScope: z.int(), reason: z.string().nullable() }),
  ),
  /** Assets that say neither inside nor outside. */
  unsaid: z.array(
    z.object({ id: z.uuid(), reference: z.string(), name: z.string(), kind: z.enum(AssetKind) }),
  ),
  /** What the context holds in force and this edition did not consider. */
  unconsidered: z.array(z.object({ reference: z.string(), title: z.string() })),
  flows: z.array(flowGap),
  environments: z.array(environmentGap),
  /** Suppliers of assets in scope that no interface names. */
  suppliers: z.array(z.string()),
});
export type ScopeGaps = z.output<typeof scopeGaps>;

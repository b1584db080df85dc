import * as z from "zod";
import { day, degree, longText, recordRef, text } from "@/lib/kernel/fields";
import {
  ArtefactFormat,
  AssetKind,
  Classification,
  Derivation,
  Exposure,
  PersonalData,
  RelationType,
} from "@/prisma/generated/enums";
import { pushEvaluationInput } from "../../evaluations/schema";
import { facts } from "../../facts/schema";
import { said } from "../../said/schema";

/** A card as a door has read it; the reader of cards gives exactly this. */
const line = text(1000, 0);
const lines = z.array(line).max(300);
const maybe = line.nullable();
const presence = z.enum(["present", "absent"]);
const fact = z.strictObject({ key: text(60), value: line, from: line });

export const card = z.strictObject({
  kind: z.enum(["model", "dataset"], "A card describes a model or a dataset."),
  name: text(200),
  summary: text(4000, 0),
  licence: maybe,
  licenceKnown: z.boolean(),
  languages: lines,
  baseModels: lines,
  datasets: lines,
  metrics: lines,
  tags: lines,
  tasks: lines,
  pipelineTag: maybe,
  library: maybe,
  weightsFormat: maybe,
  sizeCategory: maybe,
  personalData: z.enum(["yes", "no", "unknown"]),
  personalDataSentence: maybe,
  biasSection: presence,
  limitations: presence,
  intendedUse: presence,
  evaluation: presence,
  sources: lines,
  annotations: lines,
  gated: z.boolean(),
  derivation: maybe,
  training: maybe,
  warnings: lines,
  facts: z.array(fact).max(100),
});
export type CardInput = z.output<typeof card>;

export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, "Give sha256: and 64 hex digits.");
const purl = z
  .string()
  .max(1000)
  .regex(
    /^pkg:[a-z][a-z0-9.+-]*\/[\x21-\x7e]+$/,
    "Give a package URL, such as pkg:huggingface/a/b.",
  );

const amount = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Columns of an asset that a file can fill. People and environment by reference, name or address. */
export const draftColumns = z
  .strictObject({
    subtype: text(100, 0),
    description: longText(4000, 0),
    location: text(200, 0),
    supplier: text(200, 0),
    release: text(100, 0),
    digest,
    licence: text(100, 0),
    provenance: longText(4000, 0),
    languages: z.array(text(60)).max(200),
    legalBasis: text(1000, 0),
    url: z.url({ protocol: /^https?$/ }).max(2000),
    authentication: text(200, 0),
    exposure: z.enum(Exposure),
    classification: z.enum(Classification),
    personalData: z.enum(PersonalData),
    inScope: z.boolean(),
    scopeReason: text(2000, 0),
    confidentiality: degree,
    integrity: degree,
    availability: degree,
    nextReview: day,
    /** By reference, address, name, or `name <reference>` where both must agree. */
    owner: text(300),
    custodian: text(300),
    environment: text(300),
    zone: text(300),
  })
  .partial();
export type DraftColumns = z.output<typeof draftColumns>;

/** A file of weights, by its digest. */
export const draftArtefact = z.strictObject({
  digest,
  fileName: text(300, 0).default(""),
  format: z.enum(ArtefactFormat),
  quantisation: text(100, 0).default(""),
  bytes: amount.nullish(),
  parameters: amount.nullish(),
  release: text(100, 0).default(""),
  tokenizer: digest.nullish(),
  chatTemplate: digest.nullish(),
});
export type DraftArtefact = z.output<typeof draftArtefact>;

/** Another asset, as a file names it; what is not there yet is added with little more than its name. */
const other = z.strictObject({
  kind: z.enum(AssetKind),
  name: text(200),
  reference: recordRef.optional(),
  purl: purl.optional(),
  subtype: text(100, 0).default(""),
  provenance: longText(4000, 0).default(""),
});

export const draftRelation = z.strictObject({
  type: z.enum(RelationType),
  to: other,
  derivation: z.enum(Derivation).nullish(),
  recipe: text(2000, 0).default(""),
});
export type DraftRelation = z.output<typeof draftRelation>;

/** One run of a suite, as it is pushed for an asset. */
export const draftEvaluation = pushEvaluationInput.omit({ asset: true });
export type DraftEvaluation = z.output<typeof draftEvaluation>;

const remark = z.strictObject({
  /** “line 3, column 4”, “byte 24” or a path; empty for the whole file. */
  at: text(300, 0),
  message: text(1000),
});
export type DraftRemark = z.output<typeof remark>;

/** One asset as files describe it, whatever their format. Readers fill in what they find and no more. */
export const draft = z.strictObject({
  kind: z.enum(AssetKind),
  name: text(200),
  reference: recordRef.optional(),
  columns: draftColumns.default({}),
  facts: facts.default({}),
  /** Whom and what the document names, to be kept as it is where nothing here answers to it. */
  said: said.default({}),
  purl: purl.optional(),
  /** By which it may be known: of weights, of data. */
  digests: z.array(digest).max(500).default([]),
  artefacts: z.array(draftArtefact).max(500).default([]),
  relations: z.array(draftRelation).max(20_000).default([]),
  evaluations: z.array(draftEvaluation).max(5000).default([]),
  /** Names of the files and the place in them. */
  source: text(300, 0).default(""),
  /** A person filled in the table, so what stands there counts; a file's words fill only what is empty. */
  isStated: z.boolean().default(false),
  warnings: z.array(remark).max(500).default([]),
  /** The card among the files: it gives reasons for risks, and the same card changes nothing. */
  card: z.strictObject({ card, digest: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
});
export type Draft = z.output<typeof draft>;
/** What readers make: defaults may be left out. */
export type DraftGiven = z.input<typeof draft>;

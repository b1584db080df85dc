// What a document says beyond the standard: the names of properties, shared by writer and reader.

/** Before every name: `annex:kind`. A fact of the catalogue goes by its key: `annex:contextLength`. */
export const PREFIX = "annex:";

/**
 * Columns of an asset that the standard has no field for, or none for every kind. Yes and no are
 * `true` and `false`, days are `YYYY-MM-DD`, lists are one property for each element.
 */
export const COLUMNS = [
  /** On everything that stands for an asset; its `bom-ref` then is the asset's reference. */
  "kind",
  "subtype",
  "inScope",
  "scopeReason",
  /** Of datasets it stands in `data[].classification`. */
  "classification",
  "personalData",
  "confidentiality",
  "integrity",
  "availability",
  "location",
  "provenance",
  "languages",
  "legalBasis",
  "exposure",
  "authentication",
  "nextReview",
  /** JSON `{ reference, name }`: the same person only where both agree. */
  "owner",
  "custodian",
  /** JSON `{ reference, name, tier }`. */
  "environment",
  /** JSON `{ reference, name }`. */
  "zone",
  /** Where it differs in writing from the SPDX id, such as `apache-2.0`. */
  "licence",
  /** Where it is no address that the standard takes. */
  "url",
  /** Of endpoints, which are services and have neither of their own. */
  "digest",
  "purl",
  "supplier",
] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** JSON `{ type, to, derivation?, recipe? }` on the asset the relation begins at; `to` is a `bom-ref`. */
export const RELATION = "relation";
// On files of weights: format, quantisation, bytes, parameters, tokenizer and chatTemplate, as columns are.

/** JSON of one run of a suite with its results, on the model. */
export const EVALUATION = "evaluation";
/** On the whole document, in its metadata. */
export const DOCUMENT = {
  /** The filter as it stands in an address. */
  filter: "filter",
  rows: "rows",
  /** How many relations lead out of what was filtered, and were left out. */
  relationsLeftOut: "relationsLeftOut",
} as const;

/** Facts that the standard has a field for; the writer puts them there, the reader takes them from there. */
export const STANDARD_FACTS = {
  /** `modelCard.modelParameters.architectureFamily` */
  family: "family",
  /** `modelCard.modelParameters.modelArchitecture` */
  architecture: "architecture",
  /** `text, image to text`: `modelCard.modelParameters.inputs` and `outputs` */
  modality: "modality",
  /** `modelCard.considerations.useCases` */
  intendedUse: "intendedUse",
  /** `modelCard.considerations.technicalLimitations` */
  limitations: "limitations",
  /** External reference `model-card`, where it is an address. */
  card: "card",
  /** `data[].sensitiveData` */
  personalCategories: "personalCategories",
} as const;

/** The end of a flow that is no asset: `urn:annex:party:<name, percent-encoded>`. */
export const PARTY = "urn:annex:party:";

import type { Command } from "@/components/ui/form/outcome";
import type { AssetRecord } from "@/lib/domain/assets/schema";

/** One choice of a select, as the pages hand it to the forms. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Choices of the asset forms; labels come from the server, which has the schemas. */
export interface AssetOptions {
  readonly kinds: readonly Option[];
  readonly classes: readonly Option[];
  readonly personalData: readonly Option[];
  readonly exposures: readonly Option[];
  readonly placements: readonly Option[];
  readonly needs: readonly Option[];
  readonly environments: readonly Option[];
  readonly people: readonly Option[];
}

const TEXTS = [
  "subtype",
  "description",
  "location",
  "supplier",
  "release",
  "provenance",
  "legalBasis",
  "authentication",
  "languages",
] as const;

/** Where nothing is chosen, nothing is said. */
const OPTIONAL = [
  "owner",
  "custodian",
  "classification",
  "environment",
  "scopeReason",
  "confidentiality",
  "integrity",
  "availability",
  "nextReview",
  "digest",
  "licence",
  "url",
  "exposure",
] as const;

/** Sends the fields as the command takes them: an emptied text is empty, a place is yes or no. */
export const sendingAsset =
  (send: Command<unknown>): Command<unknown> =>
  (input) => {
    const { inScope, ...given }: Record<string, unknown> = { ...input };
    for (const name of TEXTS) if (given[name] === null) given[name] = "";
    for (const name of OPTIONAL) if (given[name] === "") given[name] = null;
    const said = inScope === "inside" ? true : inScope === "outside" ? false : null;
    return send({ ...given, ...(inScope !== undefined && { inScope: said }) });
  };

const choice = (value: number | null) => (value === null ? "" : String(value));

/** The asset as the form's fields. */
export const fieldsOf = (asset: AssetRecord) => ({
  name: asset.name,
  kind: asset.kind,
  subtype: asset.subtype,
  description: asset.description,
  owner: asset.owner?.reference ?? "",
  custodian: asset.custodian?.reference ?? "",
  supplier: asset.supplier,
  location: asset.location,
  release: asset.release,
  digest: asset.digest ?? "",
  licence: asset.licence ?? "",
  provenance: asset.provenance,
  languages: asset.languages.join(", "),
  legalBasis: asset.legalBasis,
  url: asset.url ?? "",
  exposure: asset.exposure ?? "",
  authentication: asset.authentication,
  ...judgementOf(asset),
});

/** What compliance settles when it accepts. */
export const judgementOf = (asset: AssetRecord) => ({
  classification: asset.classification ?? "",
  environment: asset.environment?.reference ?? "",
  personalData: asset.personalData,
  inScope: asset.inScope === null ? "" : asset.inScope ? "inside" : "outside",
  scopeReason: asset.scopeReason ?? "",
  confidentiality: choice(asset.confidentiality),
  integrity: choice(asset.integrity),
  availability: choice(asset.availability),
  nextReview: asset.nextReview ?? "",
});

export const BLANK = {
  name: "",
  kind: "",
  subtype: "",
  description: "",
  owner: "",
  custodian: "",
  classification: "",
  environment: "",
  personalData: "unknown",
  inScope: "",
  scopeReason: "",
} as const;

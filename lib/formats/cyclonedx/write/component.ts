import type { BomArtefact, BomAsset, BomRelation } from "@/lib/domain/assets/boms/schema";
import { RELATION, STANDARD_FACTS } from "../names";
import { modelCard, sortedRuns } from "./model-card";
import {
  bare,
  type Fields,
  hashes,
  isAddress,
  type Json,
  licences,
  nameIn,
  ordered,
  properties,
  without,
} from "./parts";

/** What the writer knows of the whole document. */
export interface Context {
  readonly organisation: string;
  readonly byReference: ReadonlyMap<string, BomAsset>;
  /** Relations by the asset they begin at, in their order. */
  readonly from: ReadonlyMap<string, readonly BomRelation[]>;
}

/** What a supporting asset is to the standard; a role is a fact of it. */
const TYPE_OF_ROLE: Readonly<Record<string, string>> = {
  store: "platform",
  repository: "platform",
  place: "platform",
  device: "device",
};

/** The standard's word for what an asset is. */
export function typeOf({ kind, fields }: BomAsset): string {
  if (kind === "model") return "machine-learning-model";
  if (kind === "dataset" || kind === "index") return "data";
  return TYPE_OF_ROLE[fields.role?.[0] ?? ""] ?? "application";
}

/** A model, dataset, index or supporting asset. */
export function component(given: BomAsset, context: Context): Json {
  const asset = { ...given, evaluations: sortedRuns(given.evaluations) };
  const { fields, kind } = asset;
  const relations = context.from.get(asset.reference) ?? [];
  const card = kind === "model" ? modelCard(asset, relations) : null;
  const data = kind === "dataset" || kind === "index" ? dataOf(asset, context) : null;
  const { licenses, fields: writing } = licences(asset.licence);
  const links = linksOf(asset);
  const own = {
    ...without(fields, [...(card?.stated ?? []), ...(data?.stated ?? []), ...links.stated]),
    ...writing,
    ...links.left,
    kind: [kind],
    [RELATION]: relations.map(relationText),
  };
  return bare({
    type: typeOf(asset),
    "bom-ref": asset.reference,
    supplier: asset.supplier ? { name: asset.supplier } : null,
    ...named(asset),
    hashes: hashes(asset.digest),
    licenses,
    purl: asset.purl,
    pedigree: bare({ ancestors: ancestorsOf(relations, context) }),
    externalReferences: links.references,
    components: [...asset.artefacts].sort(byDigest).map((one) => fileOf(one, asset)),
    modelCard: card?.card,
    data: data?.data,
    properties: properties(own),
  });
}

/** The name may not be missing, however it is written. */
const named = ({ name, release, description }: BomAsset): Json => ({
  name,
  version: release,
  description,
});

export const relationText = ({ type, to, derivation, recipe }: BomRelation): string =>
  JSON.stringify({ type, to, ...(derivation && { derivation }), ...(recipe && { recipe }) });

/** Bases and parents, as far as they stand in the document. */
const ancestorsOf = (relations: readonly BomRelation[], { byReference }: Context): Json[] =>
  relations.flatMap(({ type, to }) => {
    const base = type === "derived_from" ? byReference.get(to) : undefined;
    if (!base) return [];
    const { name, release: version, digest, purl } = base;
    return [bare({ type: typeOf(base), name, version, hashes: hashes(digest), purl })];
  });

function linksOf({ url, fields }: BomAsset) {
  const card = fields[STANDARD_FACTS.card]?.[0];
  const left: Fields = url && !isAddress(url) ? { url: [url] } : {};
  return {
    references: [
      ...(isAddress(url) ? [{ type: "website", url }] : []),
      ...(isAddress(card) ? [{ type: "model-card", url: card }] : []),
    ],
    stated: isAddress(card) ? [STANDARD_FACTS.card] : [],
    left,
  };
}

const byDigest = (one: BomArtefact, other: BomArtefact) => ordered(one.digest, other.digest);

/** A file of weights; one without a name goes by its digest. */
const fileOf = (
  { digest, fileName, release, fields }: BomArtefact,
  { reference }: BomAsset,
): Json =>
  bare({
    type: "file",
    "bom-ref": `${reference}/${digest}`,
    name: fileName || digest,
    version: release,
    hashes: hashes(digest),
    properties: properties(
      Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, [value]])),
    ),
  });

/** Who answers for the data, as an organisation with a contact; never an address. */
function dataOf(asset: BomAsset, { organisation }: Context) {
  const { name, kind, url, fields } = asset;
  const { personalCategories } = STANDARD_FACTS;
  const party = (value: string | undefined): Json[] => {
    const person = nameIn(value);
    if (!person) return [];
    return [{ organization: bare({ name: organisation, contact: [{ name: person }] }) }];
  };
  const data = bare({
    type: kind === "dataset" ? "dataset" : "other",
    name,
    contents: isAddress(url) ? { url } : null,
    classification: fields.classification?.[0],
    sensitiveData: fields[personalCategories],
    governance: bare({
      custodians: party(fields.custodian?.[0]),
      owners: party(fields.owner?.[0]),
    }),
  });
  return { data: [data], stated: ["classification", personalCategories] };
}

import type { BomArtefact, BomAsset } from "@/lib/domain/assets/boms/schema";
import { EVALUATION, RELATION, STANDARD_FACTS } from "../names";
import { type BomKind, KINDS } from "../shape";
import { evaluationsIn } from "./evaluations";
import { flowsIn } from "./flows";
import { type Given, given, list, ownProperties, sha256In, text, texts } from "./values";

const KIND_OF_TYPE: Readonly<Record<string, BomKind>> = {
  "machine-learning-model": "model",
  data: "dataset",
  application: "supporting",
  platform: "supporting",
  device: "supporting",
  container: "supporting",
};

/** What a component is here, or null for what is no asset, such as a library. */
export function kindOf({ type, properties }: Given): BomKind | null {
  const said = ownProperties(properties).get("kind")?.[0];
  return KINDS.find((kind) => kind === said) ?? KIND_OF_TYPE[text(type)] ?? null;
}

/** In columns of their own, or read elsewhere. */
const ELSEWHERE = new Set(["kind", "licence", "url", "digest", "purl", RELATION, EVALUATION]);

/** One component or service as an asset; `at` is the moment of the document. */
export function assetIn(one: Given, kind: BomKind, reference: string, at: string): BomAsset {
  const own = ownProperties(one.properties);
  const data = list(one.data)[0];
  const links = list(one.externalReferences);
  const link = (type: string) => text(links.find((found) => found.type === type)?.url);
  const ours = [...own].filter(([key]) => !ELSEWHERE.has(key));
  const isService = kind === "endpoint";
  const address = texts(one.endpoints)[0] ?? link("website");
  return {
    reference,
    kind,
    name: text(one.name),
    description: text(one.description),
    release: text(one.version),
    supplier: text(given(one.supplier ?? one.provider ?? one.manufacturer).name),
    digest: own.get("digest")?.[0] ?? sha256In(one.hashes),
    licence: own.get("licence")?.[0] ?? licenceIn(one.licenses),
    purl: own.get("purl")?.[0] ?? (text(one.purl) || null),
    url: own.get("url")?.[0] ?? (address || null),
    fields: {
      ...statedIn(one, link("model-card")),
      ...(data && !isService && dataFields(data)),
      ...Object.fromEntries(ours),
    },
    artefacts: artefactsIn(one),
    evaluations: evaluationsIn(given(one.modelCard), at),
    flows: isService ? flowsIn(one.data) : [],
  };
}

/** One licence by id or name; an expression as it stands. */
function licenceIn(value: unknown): string | null {
  const names = list(value).map(({ license, expression }) => {
    const { id, name } = given(license);
    return text(expression) || text(id) || text(name);
  });
  return names.filter(Boolean).join(" AND ") || null;
}

const field = (key: string, values: string[]): BomAsset["fields"] =>
  values.length > 0 ? { [key]: values } : {};
const joined = (values: readonly string[], by: string) =>
  values.length > 0 ? [values.join(by)] : [];

function statedIn(one: Given, card: string): BomAsset["fields"] {
  const { modelParameters, considerations } = given(one.modelCard);
  const { architectureFamily, modelArchitecture, task, inputs, outputs } = given(modelParameters);
  const { useCases, technicalLimitations } = given(considerations);
  const formats = (value: unknown) => texts(list(value).map(({ format }) => format)).join(", ");
  const ends = [formats(inputs), formats(outputs)].filter(Boolean);
  return {
    ...field("subtype", texts([task])),
    ...field(STANDARD_FACTS.family, texts([architectureFamily])),
    ...field(STANDARD_FACTS.architecture, texts([modelArchitecture])),
    ...field(STANDARD_FACTS.modality, ends.length === 2 ? [ends.join(" to ")] : []),
    ...field(STANDARD_FACTS.intendedUse, joined(texts(useCases), "\n")),
    ...field(STANDARD_FACTS.limitations, joined(texts(technicalLimitations), "\n")),
    ...field(STANDARD_FACTS.card, texts([card])),
  };
}

const dataFields = ({ classification, sensitiveData }: Given): BomAsset["fields"] => ({
  ...field("classification", texts([classification])),
  ...field(STANDARD_FACTS.personalCategories, texts(sensitiveData)),
});

/** Files below a component that say their digest. */
const artefactsIn = (one: Given): BomArtefact[] =>
  list(one.components).flatMap((file) => {
    const digest = file.type === "file" ? sha256In(file.hashes) : null;
    if (!digest) return [];
    const fields = [...ownProperties(file.properties)].map(([key, [value = ""]]) => [key, value]);
    const name = text(file.name);
    return [
      {
        digest,
        fileName: name === digest ? "" : name,
        release: text(file.version),
        fields: Object.fromEntries(fields),
      },
    ];
  });

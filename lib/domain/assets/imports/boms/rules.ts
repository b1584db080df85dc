// A bill of materials as drafts: our own brings everything back, others' what the standard says.
import { REFERENCE } from "@/lib/kernel/fields";
import type {
  Bom,
  BomArtefact,
  BomAsset,
  BomEvaluation,
  BomFlow,
  BomRelation,
} from "../../boms/schema";
import type { FactValue } from "../../facts/schema";
import { type Said, said as saidShape } from "../../said/schema";
import { type DraftGiven, draftArtefact, draftEvaluation, draftRelation } from "../drafts/schema";
import { factField, isColumn, readColumn, readFact } from "../values/rules";

/** Drafts of every asset of the document, joined by what it says of them. */
export function draftBom(bom: Bom): DraftGiven[] {
  const byReference = new Map(bom.assets.map((one) => [one.reference, one]));
  const from = Map.groupBy(bom.relations, (one) => one.from);
  return bom.assets.map((asset) => draftOf(asset, from.get(asset.reference) ?? [], byReference));
}

/** Our own writer always says whether there is personal data; only then the name is a reference of ours. */
const isOurs = ({ fields, reference }: BomAsset) =>
  fields.personalData !== undefined && REFERENCE.test(reference);

const PURL = /^pkg:[a-z][a-z0-9.+-]*\/[\x21-\x7e]{1,990}$/;
const identity = (asset: BomAsset) => ({
  kind: asset.kind,
  name: asset.name.trim().slice(0, 200) || "Unnamed",
  ...(isOurs(asset) && { reference: asset.reference }),
  ...(asset.purl && PURL.test(asset.purl) && { purl: asset.purl }),
});

function draftOf(
  asset: BomAsset,
  relations: readonly BomRelation[],
  others: ReadonlyMap<string, BomAsset>,
): DraftGiven {
  const warnings: string[] = [];
  const { columns, facts } = fieldsOf(asset, warnings);
  return {
    ...identity(asset),
    columns: { ...standing(asset, warnings), ...columns },
    facts,
    said: saidOf(asset, others, warnings),
    artefacts: asset.artefacts.flatMap((one) => artefactOf(one, warnings)),
    evaluations: asset.evaluations.flatMap((one) => evaluationOf(one, warnings)),
    relations: relations.flatMap((one) => relationOf(one, others, warnings)),
    warnings: warnings.slice(0, 500).map((message) => ({
      at: asset.reference.slice(0, 300),
      message: message.slice(0, 1000),
    })),
  };
}

/** What the standard has fields for. */
function standing(asset: BomAsset, warnings: string[]): Record<string, unknown> {
  const said = {
    description: asset.description,
    release: asset.release,
    supplier: asset.supplier,
    digest: asset.digest,
    licence: asset.licence,
    url: asset.url,
  };
  const columns: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(said)) {
    if (!text || !isColumn(name)) continue;
    const read = readColumn(name, text);
    if ("value" in read) columns[name] = read.value;
    else warnings.push(`${name}: ${read.problem}`);
  }
  return columns;
}

const PARTIES: ReadonlySet<string> = new Set(["owner", "custodian", "environment", "zone"]);

function fieldsOf(asset: BomAsset, warnings: string[]) {
  const columns: Record<string, unknown> = {};
  const facts: Record<string, FactValue> = {};
  for (const [name, values] of Object.entries(asset.fields)) {
    const text = values.join("\n");
    if (name === "languages") columns.languages = values.slice(0, 200);
    else if (PARTIES.has(name)) columns[name] = partyIn(text);
    else if (isColumn(name)) {
      const read = readColumn(name, text);
      if ("value" in read) columns[name] = read.value;
      else warnings.push(`${name}: ${read.problem}`);
    } else {
      const field = factField(asset.kind, name);
      // A list is one property for each element, whatever stands in it.
      const read = field
        ? field.type === "lines"
          ? { value: values }
          : readFact(field, text)
        : { problem: "an asset of this kind has no such fact." };
      if ("value" in read) facts[name] = read.value;
      else warnings.push(`${name}: ${read.problem}`);
    }
  }
  return { columns, facts };
}

const SAID = saidShape.shape;

/** Persons, places and flows as the document has them, for where nothing here answers to them. */
function saidOf(
  { kind, fields, flows }: BomAsset,
  others: ReadonlyMap<string, BomAsset>,
  warnings: string[],
): Said {
  const one = (name: string): object | null => {
    try {
      const value: unknown = JSON.parse(fields[name]?.[0] ?? "null");
      return typeof value === "object" ? value : null;
    } catch {
      return null;
    }
  };
  const [owner, custodian] = [one("owner"), one("custodian")];
  const [environment, zone] = [one("environment"), one("zone")];
  const within = SAID.environment.safeParse(environment).data?.reference ?? null;
  const parsed = saidShape.safeParse({
    ...(owner && { owner }),
    ...(custodian && { custodian }),
    ...(environment && { environment }),
    ...(zone && { zone: { ...zone, within } }),
    ...(kind === "endpoint" &&
      flows.length > 0 && { flows: flows.map((flow) => flowOf(flow, others)) }),
  });
  if (parsed.success) return parsed.data;
  warnings.push("Whom, what place or which flows it names cannot be read.");
  return {};
}

/** The other end by its reference where that is one of ours; else by its name. */
function flowOf(flow: BomFlow, others: ReadonlyMap<string, BomAsset>): BomFlow {
  const other = others.get(flow.asset ?? "");
  const isOwn = flow.asset !== null && REFERENCE.test(flow.asset) && (!other || isOurs(other));
  const party = flow.party ?? (isOwn ? null : (other?.name ?? flow.asset));
  return {
    direction: flow.direction,
    name: flow.name.slice(0, 300),
    data: flow.data.slice(0, 4000),
    classification: flow.classification.slice(0, 40),
    asset: isOwn ? flow.asset : null,
    party: party?.slice(0, 300) ?? null,
  };
}

/** `{ reference, name }` as `name <reference>`: the same only where both agree. */
function partyIn(text: string): string {
  try {
    const { reference, name } = Object(JSON.parse(text));
    if (typeof reference === "string" && typeof name === "string") return `${name} <${reference}>`;
  } catch {
    // Somebody else's words, taken as a name.
  }
  return text.slice(0, 254);
}

function artefactOf({ digest, fileName, release, fields }: BomArtefact, warnings: string[]) {
  const amount = (text: string | undefined) => (text === undefined ? null : Number(text));
  const parsed = draftArtefact.safeParse({
    digest,
    fileName: fileName.slice(0, 300),
    release: release.slice(0, 100),
    format: fields.format ?? "other",
    quantisation: fields.quantisation ?? "",
    bytes: amount(fields.bytes),
    parameters: amount(fields.parameters),
    tokenizer: fields.tokenizer ?? null,
    chatTemplate: fields.chatTemplate ?? null,
  });
  if (!parsed.success) warnings.push(`The file ${digest} cannot be read.`);
  return parsed.success ? [parsed.data] : [];
}

function evaluationOf(given: BomEvaluation, warnings: string[]) {
  // Metrics of somebody else's card come without a file.
  const source = given.source || undefined;
  const parsed = draftEvaluation.safeParse({ ...given, source });
  if (!parsed.success) warnings.push(`The evaluation “${given.suite}” cannot be read.`);
  return parsed.success ? [{ ...given, ...parsed.data, source, ranAt: given.ranAt }] : [];
}

function relationOf(
  { type, to, derivation, recipe }: BomRelation,
  others: ReadonlyMap<string, BomAsset>,
  warnings: string[],
) {
  const other = others.get(to);
  if (!other) return [];
  const given = { type, derivation, recipe: recipe.slice(0, 2000), to: identity(other) };
  const parsed = draftRelation.safeParse(given);
  if (!parsed.success) warnings.push(`The relation “${type}” to ${to} cannot be read.`);
  return parsed.success ? [parsed.data] : [];
}

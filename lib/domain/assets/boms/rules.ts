// A row of the inventory as a bill of materials says it. Runs anywhere.
import * as z from "zod";
import type { AssetKind } from "@/prisma/generated/enums";
import { readFacts } from "../facts/rules";
import type { FactValue } from "../facts/schema";
import { drawnKey, readSaid } from "../said/rules";
import type { Said } from "../said/schema";
import type { BomArtefact, BomAsset, BomEvaluation, BomFlow } from "./schema";

interface Party {
  readonly reference: string;
  readonly name: string;
}

/** An asset's row, with the names of whom and what it points at. */
export interface BomRow {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly kind: AssetKind;
  readonly subtype: string;
  readonly description: string;
  readonly inScope: boolean | null;
  readonly scopeReason: string | null;
  readonly classification: string | null;
  readonly personalData: string;
  readonly confidentiality: number | null;
  readonly integrity: number | null;
  readonly availability: number | null;
  readonly location: string;
  readonly supplier: string;
  readonly release: string;
  readonly digest: string | null;
  readonly licence: string | null;
  readonly provenance: string;
  readonly languages: readonly string[];
  readonly legalBasis: string;
  readonly url: string | null;
  readonly exposure: string | null;
  readonly authentication: string;
  readonly purl: string | null;
  readonly facts: unknown;
  readonly nextReview: string | null;
  readonly owner: Party | null;
  readonly custodian: Party | null;
  readonly environment: (Party & { readonly tier: string }) | null;
  readonly zone: Party | null;
  readonly said: unknown;
}

interface Parts {
  readonly artefacts: readonly BomArtefact[];
  readonly evaluations: readonly BomEvaluation[];
  readonly flows: readonly BomFlow[];
}

/**
 * The asset as a document carries it; facts do not say what columns say. What another document said and
 * nothing here answers to is handed on.
 */
export function bomAsset(row: BomRow, { artefacts, evaluations, flows }: Parts): BomAsset {
  const heard = readSaid(row.said);
  const drawn = new Set(flows.map(drawnKey));
  const only = (heard.flows ?? []).filter((one) => !drawn.has(drawnKey(one)));
  const { reference, kind, name, description, release, supplier, digest, licence, purl, url } = row;
  const facts = Object.entries(readFacts(row.facts)).map(([key, value]) => [key, said(value)]);
  const columns = Object.entries(columnsOf(row, heard));
  const fields = [...facts, ...columns].filter(([, values = []]) => values.length > 0);
  return {
    ...{ reference, kind, name, description, release, supplier, digest, licence, purl, url },
    fields: Object.fromEntries(fields),
    artefacts: [...artefacts],
    evaluations: [...evaluations],
    flows: [...flows, ...only],
  };
}

const said = (value: FactValue): string[] =>
  Array.isArray(value) ? value.filter(Boolean) : [String(value)].filter(Boolean);

/** Whether there is personal data is always said, unknown too: by it readers know a document of ours. */
const columnsOf = (row: BomRow, heard: Said): Record<string, string[]> => ({
  subtype: text(row.subtype),
  inScope: text(row.inScope),
  scopeReason: text(row.scopeReason),
  classification: text(row.classification),
  personalData: [row.personalData],
  confidentiality: text(row.confidentiality),
  integrity: text(row.integrity),
  availability: text(row.availability),
  location: text(row.location),
  provenance: text(row.provenance),
  languages: row.languages.filter(Boolean),
  legalBasis: text(row.legalBasis),
  exposure: text(row.exposure),
  authentication: text(row.authentication),
  nextReview: text(row.nextReview),
  owner: party(row.owner ?? heard.owner),
  custodian: party(row.custodian ?? heard.custodian),
  environment: party(row.environment ?? heard.environment),
  zone: party(row.zone ?? zoneOf(row, heard)),
});

/** A zone that was said is one of the environment that was said with it, and of no other. */
function zoneOf({ environment }: BomRow, heard: Said): Party | null {
  if (!heard.zone) return null;
  const { within, ...zone } = heard.zone;
  return within === ((environment ?? heard.environment)?.reference ?? null) ? zone : null;
}

const text = (value: string | number | boolean | null): string[] =>
  value === null || value === "" ? [] : [String(value)];
const party = (value: object | null | undefined): string[] =>
  value ? [JSON.stringify(value)] : [];

const result = z.object({
  task: z.string().catch(""),
  metric: z.string(),
  value: z.number(),
  group: maybe(z.string()),
  higherIsBetter: maybe(z.boolean()),
  samples: maybe(z.number()),
});

/** What is not said is left out, whatever the column holds for it. */
function maybe<Type extends z.ZodType>(type: Type) {
  return type
    .nullish()
    .transform((value) => (value === null || value === "" ? undefined : value))
    .catch(undefined);
}

/** Results as the database keeps them; what is no result falls away. */
export const readResults = (value: unknown): BomEvaluation["results"] =>
  z
    .array(z.unknown())
    .catch([])
    .parse(value)
    .flatMap((one) => result.safeParse(one).data ?? []);

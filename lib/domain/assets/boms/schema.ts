import * as z from "zod";
import { AssetKind } from "@/prisma/generated/enums";
import { type SaidFlow, saidFlow } from "../said/schema";
import { listAssetsInput } from "../schema";

/** More stand in no inventory that one document could be read for. */
export const MOST_IN_BOM = 20_000;

const PAGING = { size: true, cursor: true, sort: true, count: true } as const;
/** The inventory as it is filtered. Without states: what is neither retired nor disposed of. */
export const bomInput = listAssetsInput.omit(PAGING);

const artefact = z.object({
  /** sha256:… */
  digest: z.string(),
  fileName: z.string(),
  release: z.string(),
  /** What else is known of the file; what is not said is left out. */
  fields: z.record(z.string(), z.string()),
});

const result = z.object({
  task: z.string(),
  metric: z.string(),
  value: z.number(),
  group: z.string().optional(),
  higherIsBetter: z.boolean().optional(),
  samples: z.number().optional(),
});

const evaluation = z.object({
  kind: z.string(),
  suite: z.string(),
  harness: z.string(),
  harnessVersion: z.string(),
  digest: z.string().nullable(),
  data: z.string().nullable(),
  seed: z.string(),
  ranAt: z.string(),
  passed: z.boolean().nullable(),
  /** SHA-256 of the file that brought it. */
  source: z.string(),
  results: z.array(result),
});

const asset = z.object({
  /** Of other makers' documents whatever they call it by. */
  reference: z.string(),
  kind: z.enum(AssetKind),
  name: z.string(),
  description: z.string(),
  release: z.string(),
  supplier: z.string(),
  /** sha256:… */
  digest: z.string().nullable(),
  licence: z.string().nullable(),
  purl: z.string().nullable(),
  url: z.string().nullable(),
  /** All other columns and facts by name, as texts; nothing is an empty list. */
  fields: z.record(z.string(), z.array(z.string())),
  artefacts: z.array(artefact),
  evaluations: z.array(evaluation),
  flows: z.array(saidFlow),
});

const relation = z.object({
  from: z.string(),
  type: z.string(),
  to: z.string(),
  derivation: z.string().nullable(),
  recipe: z.string(),
});

/** The map of assets as a bill of materials carries it. */
export const bom = z.object({ assets: z.array(asset), relations: z.array(relation) });
export const bomAnswer = bom.extend({ organisation: z.string() });

export type Bom = z.output<typeof bom>;
export type BomAsset = z.output<typeof asset>;
export type BomArtefact = z.output<typeof artefact>;
export type BomEvaluation = z.output<typeof evaluation>;
export type BomFlow = SaidFlow;
export type BomRelation = z.output<typeof relation>;

import * as z from "zod";
import { anyOf, degree, longText, recordRef, text, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { Property } from "../schema";

/** Kinds of asset that a threat bears on; an index is data to it. */
export const THREAT_KIND_LABELS = {
  model: "Model",
  dataset: "Dataset",
  endpoint: "Endpoint",
  supporting: "Supporting",
} as const;
export const ThreatKind = {
  model: "model",
  dataset: "dataset",
  endpoint: "endpoint",
  supporting: "supporting",
} as const;

export const ORIGIN_LABELS = { shipped: "Shipped", own: "Our own" } as const;
const Origin = { shipped: "shipped", own: "own" } as const;

/** One or several ids, as `a,b` in an address. */
const idsOf = (pattern: RegExp, message: string) =>
  z
    .string()
    .max(4000)
    .refine((value) => value.split(",").every((one) => pattern.test(one)), message)
    .transform((value) => value.split(","))
    .optional();

export const THREAT_SORTS = ["title", "category", "level"] as const;
export const listThreatsInput = listInput(THREAT_SORTS).extend({
  kind: anyOf(ThreatKind),
  category: idsOf(/^[a-z-]{1,40}$/, "Give a category."),
  atlas: idsOf(/^AML\.T\d{4}(\.\d{3})?$/, "Give an id such as AML.T0051."),
  owasp: idsOf(/^(LLM|API)\d{1,2}:\d{4}$/, "Give an id such as LLM01:2025."),
  control: idsOf(/^[A-Za-z0-9.-]{1,40}$/, "Give the reference of a control."),
  property: anyOf(Property),
  origin: anyOf(Origin),
});
export type ListThreatsInput = z.output<typeof listThreatsInput>;

const names = z.array(z.object({ id: z.string(), name: z.string() }));
export const threatShape = z.object({
  /** Of the catalogue, or the reference of a threat of our own: what risks name. */
  id: z.string(),
  title: z.string(),
  category: z.string(),
  origin: z.enum(Origin),
  description: z.string(),
  assetKinds: z.array(z.enum(ThreatKind)),
  properties: z.array(z.enum(Property)),
  likelihood: z.int(),
  impact: z.int(),
  rationale: z.string(),
  vulnerabilities: z.array(z.string()),
  controls: z.array(z.string()),
  treatments: z.array(
    z.object({ option: z.string().nullable(), action: z.string(), reduces: z.string().nullable() }),
  ),
  references: z.object({ atlas: names, owaspLlm2025: names, owaspApi2023: names, cwe: names }),
});
export type ThreatRow = z.output<typeof threatShape>;
export const threatPage = pageOf(threatShape);

export const threatInput = z.strictObject({ id: recordRef });
export const threatDetail = threatShape.extend({
  /** These of our own only; the id is what its history is kept under. */
  internalId: z.uuid().nullable(),
  version: z.int().nullable(),
  author: z.string().nullable(),
  retiredAt: z.string().nullable(),
});
export type ThreatDetail = z.output<typeof threatDetail>;

const lines = (max: number) =>
  z
    .array(text(300))
    .max(max, `Give at most ${max} lines.`)
    .transform((list) => [...new Set(list)]);
const said = {
  title: text(200, 3),
  category: z.string().regex(/^[a-z-]{1,40}$/, "Choose a category."),
  description: longText(4000, 10),
  assetKinds: z
    .array(z.enum(ThreatKind))
    .min(1, "Choose at least one kind of asset.")
    .transform((list) => [...new Set(list)]),
  properties: z
    .array(z.enum(Property))
    .min(1, "Choose what is lost.")
    .transform((list) => [...new Set(list)]),
  likelihood: degree,
  impact: degree,
  rationale: longText(2000, 0),
  vulnerabilities: lines(30),
  treatments: lines(30),
  controls: lines(50),
  atlas: lines(30),
  owasp: lines(30),
};
const none = (shape: ReturnType<typeof lines>) => shape.default([]);
export const addThreatInput = z.strictObject({
  ...said,
  rationale: said.rationale.default(""),
  vulnerabilities: none(said.vulnerabilities),
  treatments: none(said.treatments),
  controls: none(said.controls),
  atlas: none(said.atlas),
  owasp: none(said.owasp),
});
export type SaidOfThreat = z.output<typeof addThreatInput>;
export const editThreatInput = z
  .strictObject({ id: recordRef, version })
  .extend(z.strictObject(said).partial().shape);
export const retireThreatInput = z.strictObject({ id: recordRef, version });

export const threatMoved = z.object({
  id: z.uuid(),
  reference: z.string(),
  title: z.string(),
  version: z.int(),
});

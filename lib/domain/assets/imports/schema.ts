import * as z from "zod";
import { text } from "@/lib/kernel/fields";
import { AssetKind, RelationType } from "@/prisma/generated/enums";

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

export const importCardInput = z.strictObject({
  card,
  /** Of the card's text: the same card changes nothing. */
  digest: z.string().regex(/^[0-9a-f]{64}$/, "Give the SHA-256 of the card as 64 hex digits."),
});
export type ImportCard = z.output<typeof importCardInput>;

export const ACTION_LABELS = {
  create: "Will be added",
  update: "Will be changed",
  unchanged: "Stays as it is",
} as const;
export const ImportAction = { create: "create", update: "update", unchanged: "unchanged" } as const;
export type ImportAction = keyof typeof ImportAction;

const change = z.object({ field: z.string(), before: z.string(), after: z.string() });
export type ImportChange = z.output<typeof change>;

export const importItem = z.object({
  action: z.enum(ImportAction),
  kind: z.enum(AssetKind),
  name: z.string(),
  /** Null in a preview of what is not there yet. */
  reference: z.string().nullable(),
  changes: z.array(change),
  /** How the asset of the card stands to this one; null for the asset itself. */
  relation: z.enum(RelationType).nullable(),
});
export type ImportItem = z.output<typeof importItem>;

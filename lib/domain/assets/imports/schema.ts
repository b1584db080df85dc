import * as z from "zod";
import { recordRef, text } from "@/lib/kernel/fields";
import { AssetKind, RelationType } from "@/prisma/generated/enums";
import { draft } from "./drafts/schema";

/** As many as one person can answer for at once; a larger inventory comes in several files. */
export const MOST_DRAFTS = 20_000;
/** Drafts of that many rows, as JSON. */
export const IMPORT_BODY = 32_000_000;

export const importInput = z.strictObject({
  drafts: z.array(draft).min(1, "There is nothing to import.").max(MOST_DRAFTS),
  /** Names of the files, for whoever looks back. */
  title: text(300, 0).default(""),
});
export type ImportInput = z.output<typeof importInput>;

export const undoImportInput = z.strictObject({ id: recordRef });

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
  warnings: z.array(z.string()),
  /** How another asset of the files stands to this one; null where none does. */
  relation: z.enum(RelationType).nullable(),
});
export type ImportItem = z.output<typeof importItem>;

export const FORMAT_LABELS: Readonly<Record<string, string>> = {
  card: "Model or dataset card",
  config: "config.json",
  "generation-config": "generation_config.json",
  "tokenizer-config": "tokenizer_config.json",
  "adapter-config": "adapter_config.json",
  modelfile: "Modelfile",
  safetensors: "Safetensors header",
  gguf: "GGUF header",
  mlflow: "MLflow",
  openapi: "OpenAPI",
  cyclonedx: "CycloneDX",
  evaluation: "Results of evaluations",
  table: "Table",
  "passed-over": "None of ours",
};

import * as z from "zod";
import { recordRef, text, version } from "@/lib/kernel/fields";
import { ArtefactFormat } from "@/prisma/generated/enums";
import { large, sha256, unsaid } from "../facts/schema";
import { assetMoved } from "../schema";

export const ARTEFACT_FORMAT_LABELS = {
  safetensors: "Safetensors",
  gguf: "GGUF",
  onnx: "ONNX",
  pickle: "Pickle",
  other: "Other",
} as const satisfies Record<ArtefactFormat, string>;

/** More files than a model is ever cut into. */
export const MOST_ARTEFACTS = 500;

export const recordArtefactInput = z.strictObject({
  id: recordRef,
  version,
  digest: sha256,
  format: z.enum(ArtefactFormat, "Choose a format."),
  fileName: text(300, 0).default(""),
  quantisation: text(60, 0).default(""),
  bytes: unsaid(large),
  parameters: unsaid(large),
  /** The model version that it belongs to. */
  release: text(100, 0).default(""),
  tokenizer: unsaid(sha256),
  chatTemplate: unsaid(sha256),
});
export const removeArtefactInput = z.strictObject({ id: recordRef, version, artefactId: z.uuid() });

export const artefactRecorded = assetMoved.extend({
  artefactId: z.uuid(),
  warnings: z.array(z.string()),
});

export const artefact = z.object({
  id: z.uuid(),
  digest: z.string(),
  format: z.enum(ArtefactFormat),
  fileName: z.string(),
  quantisation: z.string(),
  bytes: z.number().nullable(),
  parameters: z.number().nullable(),
  release: z.string(),
  tokenizer: z.string().nullable(),
  chatTemplate: z.string().nullable(),
  createdAt: z.string(),
  warnings: z.array(z.string()),
  /** Evaluations, releases, copies and runs that name it: while there are any it stays. */
  uses: z.int(),
});
export type ArtefactRow = z.output<typeof artefact>;
export const artefactRows = z.object({ rows: z.array(artefact) });
export const listArtefactsInput = z.strictObject({ id: recordRef });

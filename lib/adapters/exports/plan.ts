import { Readable } from "node:stream";
import { readPlanDocument } from "@/lib/domain/risks/plans/documents/queries";
import type { Actor, Via } from "@/lib/kernel/actor";
import { execute } from "@/lib/kernel/execute";
import { fonts } from "../fonts";
import { type ExportFile, file, type Provenance } from "./file";
import { documentOf } from "./plan-document";

/** What the treatment plan can be had as beside a list. */
export const PLAN_FORMATS = ["pdf", "docx"] as const;
type Format = (typeof PLAN_FORMATS)[number];

const TYPES: Readonly<Record<Format, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

interface Asked {
  readonly provenance: Provenance;
  readonly actor: Actor;
  readonly via: Via;
}

/** The treatment plan as filtered, as one document. */
export async function planExport(
  format: Format,
  filter: Readonly<Record<string, unknown>>,
  { provenance, actor, via }: Asked,
): Promise<ExportFile> {
  const plan = await execute(readPlanDocument, actor, filter, via);
  const document = documentOf(plan, provenance.filter);
  const content = Readable.from([Buffer.from(await written(format, document))]);
  return file(provenance, format, TYPES[format], plan.sums.actions, content);
}

/** Both writers are loaded with the first document that somebody takes. */
async function written(format: Format, document: ReturnType<typeof documentOf>) {
  if (format === "docx") return (await import("@/lib/formats/docx")).writeDocx(document);
  return (await import("@/lib/formats/pdf")).writePdf(document, await fonts());
}

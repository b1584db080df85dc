import { Readable } from "node:stream";
import { readBom } from "@/lib/domain/assets/boms/queries";
import { writeBom } from "@/lib/formats/cyclonedx/write";
import type { Actor, Via } from "@/lib/kernel/actor";
import { execute } from "@/lib/kernel/execute";
import { type ExportFile, file, type Provenance, version } from "./file";

/** The inventory as filtered, as a CycloneDX 1.6 ML-BOM. */
export async function bomExport(
  filter: Readonly<Record<string, unknown>>,
  provenance: Provenance,
  actor: Actor,
  via: Via,
): Promise<ExportFile> {
  const { organisation, ...bom } = await execute(readBom, actor, filter, via);
  const { at, by: person } = provenance;
  const making = { organisation, person, version, at, filter: provenance.filter };
  const document = `${JSON.stringify(writeBom(bom, making), null, 2)}\n`;
  const type = "application/vnd.cyclonedx+json; version=1.6";
  const content = Readable.from([Buffer.from(document)]);
  return file(provenance, "cdx.json", type, bom.assets.length, content);
}

import { previewFramework } from "@/lib/domain/controls/frameworks/imports/queries";
import { previewRiskImport } from "@/lib/domain/risks/loads/queries";
import { holds } from "@/lib/kernel/actor";
import { execute, newRequestId } from "@/lib/kernel/execute";
import type { AnyQuery } from "@/lib/kernel/operation";
import type { Door } from "./doors";
import { readApart } from "./reading/apart";
import { problem } from "./rest";
import { readBytesUpload } from "./upload";

/** A table of some thousand risks with all their words. */
const LIMIT = 16 * 1024 * 1024;

/** Reads an uploaded table; its rows go back as they stand, for the preview and the import itself. */
const readTableFor =
  (preview: AnyQuery) =>
  ({ channel, authenticate }: Door) =>
  async (request: Request): Promise<Response> => {
    const requestId = newRequestId();
    try {
      const actor = await authenticate(request);
      // Who may not import is refused before a byte of the file is read.
      if (!holds(actor, ...preview.may)) {
        await execute(preview, actor, {}, { channel, requestId });
      }
      const { file } = await readBytesUpload(request, { limit: LIMIT });
      const value = await readApart(file.bytes, { name: file.name, isSheet: true });
      return new Response(value, {
        headers: {
          ...{ "x-request-id": requestId, "cache-control": "no-store" },
          "content-type": "application/json",
        },
      });
    } catch (error) {
      return problem(error, requestId);
    }
  };

export const readRiskTable = readTableFor(previewRiskImport);
export const readRequirementTable = readTableFor(previewFramework);

import * as z from "zod";
import { mapping } from "@/lib/domain/assets/imports/tables/schema";
import { previewImport } from "@/lib/domain/risks/imports/queries";
import { FormatError } from "@/lib/formats/document";
import { recognise } from "@/lib/formats/recognise";
import { holds } from "@/lib/kernel/actor";
import { invalid } from "@/lib/kernel/errors";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { AssetKind } from "@/prisma/generated/enums";
import type { Door } from "./doors";
import { readApart } from "./reading/apart";
import { problem } from "./rest";
import { readBytesUpload } from "./upload";

const told = z.strictObject({
  kind: z.enum(AssetKind, "Choose a kind.").optional(),
  /** With its folders, where the browser knows them. */
  path: z.string().max(1000).optional(),
  /** Of the whole file, where only its head is sent. */
  size: z.int().min(0).optional(),
  asset: z.string().max(200).optional(),
  mapping: mapping.optional(),
  /** Of a whole folder: what is none of our formats is passed over, and said. */
  inFolder: z.boolean().default(false),
});

/** Weights send their heads; everything else is text or a table. */
const LIMIT = 32 * 1024 * 1024;

/** The same as the command line says of a folder. */
const PASSED_OVER = {
  format: "passed-over",
  drafts: [],
  warnings: ["Passed over: it is none of the formats that can be read."],
};
/** Enough to tell: a file of tokens has millions of bytes, and other requests wait meanwhile. */
const HEAD = 65_536;

function isOurs(name: string, bytes: Buffer): boolean {
  try {
    recognise(name, bytes.subarray(0, HEAD));
    return true;
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

/** Reads one uploaded file; its drafts go back, for the preview and the import itself. */
export const readImport =
  ({ channel, authenticate }: Door) =>
  async (request: Request): Promise<Response> => {
    const requestId = newRequestId();
    try {
      const actor = await authenticate(request);
      const via = { channel, requestId };
      // Who may not import is refused before a byte of the file is read.
      if (!holds(actor, ...previewImport.may)) await execute(previewImport, actor, {}, via);
      const { data, file } = await readBytesUpload(request, { limit: LIMIT });
      const said = told.safeParse(data);
      if (!said.success) throw invalid(z.flattenError(said.error).fieldErrors);
      const { path, asset, inFolder, ...more } = said.data;
      const name = path || file.name;
      const value =
        inFolder && !isOurs(name, file.bytes)
          ? JSON.stringify(PASSED_OVER)
          : await readApart(file.bytes, { ...more, name, ...(asset && { asset }) });
      const headers = { "x-request-id": requestId, "cache-control": "no-store" };
      return new Response(value, { headers: { ...headers, "content-type": "application/json" } });
    } catch (error) {
      return problem(error, requestId);
    }
  };

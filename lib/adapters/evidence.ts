import * as z from "zod";
import { submitEvidence } from "@/lib/domain/controls/evidence/commands";
import { readEvidenceContent } from "@/lib/domain/controls/evidence/queries";
import { holds } from "@/lib/kernel/actor";
import { invalid } from "@/lib/kernel/errors";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { FILE_KINDS } from "@/lib/platform/file-kind";
import type { Door } from "./doors";
import { contentResponse } from "./download";
import type { FileRoute } from "./openapi";
import { OutOfRange } from "./range";
import { keyOf, problem } from "./rest";
import { readUpload } from "./upload";

/** The two routes of evidence that carry a file, as the interface's document describes them. */
export const evidenceFiles: readonly FileRoute[] = [
  { operation: submitEvidence, route: "POST /evidence", file: "received" },
  {
    operation: readEvidenceContent,
    route: "GET /evidence/:id/content",
    file: "sent",
    inParts: true,
  },
];

/** Receives a file and what is said about it (multipart: `file` and `data`). */
export const receiveEvidence =
  ({ channel, authenticate }: Door) =>
  async (request: Request): Promise<Response> => {
    const requestId = newRequestId();
    try {
      const actor = await authenticate(request);
      const idempotencyKey = keyOf(request);
      const via = { channel, requestId, ...(idempotencyKey && { idempotencyKey }) };
      // Who may not submit is refused before a byte of the file is read.
      if (!holds(actor, ...submitEvidence.may)) await execute(submitEvidence, actor, {}, via);
      const { data, file } = await readUpload(request);
      if (typeof data !== "object" || data === null || Array.isArray(data)) {
        throw invalid({ data: ["Send “data” as a JSON object."] });
      }
      const kept = await execute(submitEvidence, actor, { ...data, file }, via);
      return Response.json(kept, { status: 201, headers: headersOf(requestId) });
    } catch (error) {
      return problem(error, requestId);
    }
  };

interface Context {
  params: Promise<{ evidenceId: string }>;
}

/** Streams the file of one piece of evidence or a part of it, checked against its hash. */
export const sendEvidence =
  ({ channel, authenticate }: Door) =>
  async (request: Request, { params }: Context): Promise<Response> => {
    const requestId = newRequestId();
    try {
      const actor = await authenticate(request);
      const { evidenceId: id } = await params;
      const found = await execute(readEvidenceContent, actor, { id }, { channel, requestId });
      const kind = z.enum(FILE_KINDS).parse(found.fileKind);
      const { fileName: name, sha256, size } = found;
      return await contentResponse({ content: { name, kind, sha256, size }, request });
    } catch (error) {
      const refused = problem(error, requestId);
      if (error instanceof OutOfRange)
        refused.headers.set("content-range", `bytes */${error.size}`);
      return refused;
    }
  };

const headersOf = (requestId: string) => ({
  "x-request-id": requestId,
  "cache-control": "no-store",
});

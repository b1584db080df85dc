import * as z from "zod";
import { previewImport } from "@/lib/domain/risks/imports/queries";
import { CARD_LIMIT } from "@/lib/formats/card";
import { holds } from "@/lib/kernel/actor";
import { invalid } from "@/lib/kernel/errors";
import { execute, newRequestId } from "@/lib/kernel/execute";
import type { Door } from "./doors";
import { readCard } from "./import";
import { problem } from "./rest";
import { readTextUpload } from "./upload";

const told = z.strictObject({
  kind: z.enum(["model", "dataset"], "Choose model or dataset.").optional(),
});

/** Shows what an uploaded card would do; the card as read goes back, for the import itself. */
export const previewCard =
  ({ channel, authenticate }: Door) =>
  async (request: Request): Promise<Response> => {
    const requestId = newRequestId();
    try {
      const actor = await authenticate(request);
      const via = { channel, requestId };
      // Who may not import is refused before a byte of the file is read.
      if (!holds(actor, ...previewImport.may)) await execute(previewImport, actor, {}, via);
      const { data, file } = await readTextUpload(request, { limit: CARD_LIMIT });
      const said = told.safeParse(data);
      if (!said.success) throw invalid({ kind: ["Choose model or dataset."] });
      const input = readCard(file.text, { fileName: file.name, kind: said.data.kind });
      const plan = await execute(previewImport, actor, input, via);
      return Response.json(
        { input, plan },
        { headers: { "x-request-id": requestId, "cache-control": "no-store" } },
      );
    } catch (error) {
      return problem(error, requestId);
    }
  };

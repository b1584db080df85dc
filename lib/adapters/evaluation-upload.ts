import * as z from "zod";
import { pushEvaluation } from "@/lib/domain/assets/evaluations/commands";
import { holds } from "@/lib/kernel/actor";
import { invalid } from "@/lib/kernel/errors";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { EvaluationKind } from "@/prisma/generated/enums";
import type { Door } from "./doors";
import { readEvaluation, readMapping } from "./evaluation";
import { readDigests } from "./evaluation-bound";
import { problem } from "./rest";
import { readTextUpload } from "./upload";

/** More than this is for the command line, which reads it elsewhere. */
const UPLOAD_LIMIT = 10_000_000;

const optional = z
  .string()
  .max(500)
  .nullish()
  .transform((value) => value || undefined);
const told = z.strictObject({
  asset: z.string().max(64),
  kind: z
    .enum(EvaluationKind, "Choose a kind.")
    .nullish()
    .transform((value) => value ?? undefined),
  digest: optional,
  /** Digests, one a line or with commas between them. */
  data: z.string().max(10_000).nullish(),
  seed: z
    .string()
    .max(60, "Keep this to 60 characters.")
    .nullish()
    .transform((value) => value ?? undefined),
  suite: optional,
  model: optional,
  at: optional,
  /** `column=field`, one a line. */
  mapping: z.string().max(10_000).nullish(),
});

/** Takes an uploaded file of results; the file itself is not kept, its digest is. */
export const receiveEvaluation =
  ({ channel, authenticate }: Door) =>
  async (request: Request): Promise<Response> => {
    const requestId = newRequestId();
    try {
      const actor = await authenticate(request);
      const via = { channel, requestId };
      // Who may not push is refused before a byte of the file is read.
      if (!holds(actor, ...pushEvaluation.may)) await execute(pushEvaluation, actor, {}, via);
      const { data, file } = await readTextUpload(request, { limit: UPLOAD_LIMIT });
      const said = told.safeParse(data);
      if (!said.success) throw invalid(fieldsOf(said.error));
      const lines = (said.data.mapping ?? "").split("\n").filter((line) => line.trim() !== "");
      const { input, warnings } = readEvaluation(file.text, file.name, {
        ...said.data,
        data: readDigests(said.data.data ?? ""),
        mapping: readMapping(lines),
      });
      const done = await execute(pushEvaluation, actor, input, via);
      return Response.json(
        { ...done, warnings },
        {
          status: done.isNew ? 201 : 200,
          headers: { "x-request-id": requestId, "cache-control": "no-store" },
        },
      );
    } catch (error) {
      return problem(error, requestId);
    }
  };

const fieldsOf = ({ issues }: z.ZodError) =>
  Object.fromEntries(issues.map(({ path, message }) => [path.join(".") || "data", [message]]));

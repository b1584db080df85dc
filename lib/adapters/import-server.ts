import * as z from "zod";
import { previewImport } from "@/lib/domain/risks/imports/queries";
import { holds } from "@/lib/kernel/actor";
import { invalid, unavailable } from "@/lib/kernel/errors";
import { execute, newRequestId } from "@/lib/kernel/execute";
import type { Door } from "./doors";
import { readMlflowServer } from "./mlflow";
import { bodyOf, problem } from "./rest";

const asked = z.strictObject({
  address: z.string().trim().min(1, "Give the address of the server.").max(2000),
  /** Sent to that server and kept nowhere. */
  token: z.string().trim().max(4000).optional(),
});

const LIMIT = 16_384;
/** Each may take a minute; whoever asks for more is told to wait. */
const AT_ONCE = 4;
let running = 0;

/** Asks a running MLflow server for its models; its drafts go back, as those of a file do. */
export const readServer =
  ({ channel, authenticate }: Door) =>
  async (request: Request): Promise<Response> => {
    const requestId = newRequestId();
    try {
      const actor = await authenticate(request);
      // Who may not import is refused before anybody is asked for anything.
      if (!holds(actor, ...previewImport.may)) {
        await execute(previewImport, actor, {}, { channel, requestId });
      }
      const said = asked.safeParse(parsed(await bodyOf(request, LIMIT)));
      if (!said.success) throw invalid(z.flattenError(said.error).fieldErrors);
      const { address, token } = said.data;
      const value = await oneOfFew(() => readMlflowServer(address, token ? { token } : {}));
      return Response.json(value, {
        headers: { "x-request-id": requestId, "cache-control": "no-store" },
      });
    } catch (error) {
      return problem(error, requestId);
    }
  };

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw invalid({ address: ["Send JSON with address and token."] });
  }
}

async function oneOfFew<Value>(ask: () => Promise<Value>): Promise<Value> {
  if (running >= AT_ONCE)
    throw unavailable("Other servers are being asked. Try again in a minute.");
  running += 1;
  try {
    return await ask();
  } finally {
    running -= 1;
  }
}

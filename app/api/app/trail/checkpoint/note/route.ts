import { problem } from "@/lib/adapters/rest";
import { requireActor } from "@/lib/adapters/session";
import { latestCheckpoint } from "@/lib/domain/trail/queries";
import { execute, newRequestId } from "@/lib/kernel/execute";

/** The newest checkpoint as a file to keep elsewhere (C2SP signed note). */
export async function GET() {
  const requestId = newRequestId();
  try {
    const actor = await requireActor();
    const { note, size } = await execute(latestCheckpoint, actor, {}, { channel: "ui", requestId });
    return new Response(note, {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": `attachment; filename="annex-checkpoint-${size}.txt"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return problem(error, requestId);
  }
}

import { readHealth } from "@/lib/adapters/health";

export const dynamic = "force-dynamic";

/** Whether this server can serve; for load balancers and the start script. */
export async function GET() {
  const { healthy, ...said } = await readHealth();
  const headers = { "cache-control": "no-store", ...(!healthy && { "retry-after": "5" }) };
  return Response.json(said, { status: healthy ? 200 : 503, headers });
}

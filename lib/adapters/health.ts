import { trailState } from "@/lib/kernel/seal";
import manifest from "@/package.json" with { type: "json" };

/** What `/api/health` says: the database answers, and how far the trail is sealed. */
export async function readHealth() {
  const { version } = manifest;
  try {
    const { size, unsealed } = await trailState();
    return { healthy: true, status: "ok", version, database: "ok", trail: { size, unsealed } };
  } catch {
    return { healthy: false, status: "unavailable", version, database: "unavailable", trail: null };
  }
}

import { query } from "@/lib/kernel/operation";
import { EVERYBODY } from "../schema";
import { IDLE_MINUTES, nothing, sessionList } from "./schema";

/** Where one is signed in at the moment. */
export const listSessions = query({
  name: "people.listSessions",
  may: EVERYBODY,
  own: true,
  route: "GET /me/sessions",
  input: nothing,
  output: sessionList,
  async run({ db, actor, now }) {
    const idle = new Date(now.getTime() - IDLE_MINUTES * 60_000);
    const found = await db.session.findMany({
      where: { personId: actor.id, revokedAt: null, expiresAt: { gt: now }, seenAt: { gt: idle } },
      orderBy: { seenAt: "desc" },
      take: 100,
    });
    return {
      rows: found.map((one) => ({
        id: one.id,
        device: one.device,
        address: one.address,
        createdAt: one.createdAt.toISOString(),
        seenAt: one.seenAt.toISOString(),
        expiresAt: one.expiresAt.toISOString(),
        current: one.id === actor.sessionId,
      })),
    };
  },
});

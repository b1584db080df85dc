import { forbidden, notFound } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { sessionsEnded, signedIn, signedOut, signInRefused } from "../events";
import { EVERYBODY } from "../schema";
import { endSessions } from "../steps";
import {
  ABSOLUTE_HOURS,
  ended,
  nothing,
  opened,
  openSessionInput,
  refuseSignInInput,
  sessionInput,
} from "./schema";

/** A person has shown who they are. Run by the sign-in door alone, as that person; no route. */
export const openSession = command({
  name: "people.openSession",
  may: EVERYBODY,
  writes: "account",
  events: [signedIn],
  input: openSessionInput,
  output: opened,
  async run({ tx, actor, input, now, record }) {
    if (actor.kind !== "person") throw forbidden("Only people sign in.");
    const { passwordHash, ...where } = input;
    const long = new Date(now.getTime() - 30 * 86_400_000);
    await tx.session.deleteMany({ where: { personId: actor.id, expiresAt: { lt: long } } });
    const expiresAt = new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000);
    const session = await tx.session.create({
      data: { ...where, personId: actor.id, createdAt: now, seenAt: now, expiresAt },
    });
    if (passwordHash) {
      await tx.credential.update({ where: { personId: actor.id }, data: { passwordHash } });
    }
    record(signedIn, actor.id, { sessionId: session.id, rehashed: passwordHash !== undefined });
    return { id: session.id };
  },
});

/** Signs out: the session that asks is over. */
export const closeSession = command({
  name: "people.closeSession",
  may: EVERYBODY,
  writes: "account",
  route: "POST /me/sign-out",
  events: [signedOut],
  input: nothing,
  output: ended,
  async run({ tx, actor, now, record }) {
    if (!actor.sessionId) throw forbidden("A token does not sign out; revoke it instead.");
    const closed = await tx.session.updateMany({
      where: { id: actor.sessionId, personId: actor.id, revokedAt: null },
      data: { revokedAt: now },
    });
    record(signedOut, actor.id, { sessionId: actor.sessionId, by: "itself" });
    return { ended: closed.count };
  },
});

/** Ends one of the own sessions, on another device say. */
export const endSession = command({
  name: "people.endSession",
  may: EVERYBODY,
  writes: "account",
  route: "POST /me/sessions/:id/end",
  events: [signedOut],
  input: sessionInput,
  output: ended,
  async run({ tx, actor, input, now, record }) {
    const closed = await tx.session.updateMany({
      where: { id: input.id, personId: actor.id, revokedAt: null, expiresAt: { gt: now } },
      data: { revokedAt: now },
    });
    if (closed.count === 0) throw notFound("session");
    const by = input.id === actor.sessionId ? "itself" : "another_session";
    record(signedOut, actor.id, { sessionId: input.id, by });
    return { ended: closed.count };
  },
});

/** Ends every own session but the one that asks. */
export const endOtherSessions = command({
  name: "people.endOtherSessions",
  may: EVERYBODY,
  writes: "account",
  route: "POST /me/sessions/end",
  events: [sessionsEnded],
  input: nothing,
  output: ended,
  async run({ tx, actor, now, record }) {
    const sessions = await endSessions(tx, actor.id, now, actor.sessionId);
    record(sessionsEnded, actor.id, { sessions });
    return { ended: sessions };
  },
});

/** A sign-in that failed, for the trail. Run by the sign-in door, which counts; no route. */
export const refuseSignIn = command({
  name: "people.refuseSignIn",
  may: ["system"],
  writes: "account",
  events: [signInRefused],
  input: refuseSignInInput,
  output: nothing,
  async run({ input: { personId, why, locks }, record }) {
    record(signInRefused, personId ?? "unknown", { why, locks });
    return {};
  },
});

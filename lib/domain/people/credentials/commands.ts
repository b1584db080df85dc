import { forbidden, invalid, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { secrets } from "@/lib/kernel/secrets";
import { passwordChanged, passwordSet, resetLinkIssued } from "../events";
import { EVERYBODY } from "../schema";
import { endSessions, requirePerson } from "../steps";
import {
  changePasswordInput,
  issueResetLinkInput,
  passwordDone,
  resetLink,
  setPasswordInput,
} from "./schema";
import { keepPassword } from "./steps";

/** None of these has a route: what they take or answer is secret and passes through the pages only. */
const MINUTES = 30;

/** A link with which the person sets the own password: for half an hour, once. */
export const issueResetLink = command({
  name: "people.issueResetLink",
  may: ["admin", "system"],
  writes: "isms",
  decides: true,
  events: [resetLinkIssued],
  input: issueResetLinkInput,
  output: resetLink,
  async run({ tx, actor, input, now, record }) {
    const one = await requirePerson(tx, input.id);
    if (one.state !== "active") throw wrongState(`${one.name} is deactivated and gets no link.`);
    const token = secrets.random();
    const expiresAt = new Date(now.getTime() + MINUTES * 60_000);
    // A newer link takes the place of the older ones.
    await tx.resetLink.updateMany({
      where: { personId: one.id, usedAt: null, expiresAt: { gt: now } },
      data: { expiresAt: now },
    });
    const link = await tx.resetLink.create({
      data: {
        personId: one.id,
        tokenHash: secrets.digest(token),
        issuedById: actor.kind === "job" ? null : actor.id,
        issuedAt: now,
        expiresAt,
      },
    });
    const ends = expiresAt.toISOString();
    record(resetLinkIssued, one.id, { linkId: link.id, expiresAt: ends });
    return { path: `/set-password/${token}`, token, expiresAt: ends };
  },
});

const USED = "This link was used or has run out. Ask an administrator for a new one.";

/** Sets the own password with a link; ends every session of the person. */
export const setPassword = command({
  name: "people.setPassword",
  may: EVERYBODY,
  writes: "account",
  events: [passwordSet],
  input: setPasswordInput,
  output: passwordDone,
  async run({ tx, actor, input, now, record }) {
    const tokenHash = secrets.digest(input.token);
    const link = await tx.resetLink.findUnique({ where: { tokenHash } });
    if (!link || link.personId !== actor.id) throw wrongState(USED);
    // Claimed before anything else: of two at once, one sets the password.
    const claimed = await tx.resetLink.updateMany({
      where: { id: link.id, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (claimed.count === 0) throw wrongState(USED);
    const person = await requirePerson(tx, actor.id);
    if (person.state !== "active") throw wrongState(USED);
    await keepPassword(tx, { person, password: input.password, now });
    const sessionsEnded = await endSessions(tx, actor.id, now);
    record(passwordSet, actor.id, { linkId: link.id });
    return { sessionsEnded };
  },
});

/** Changes the own password; every other session ends. */
export const changePassword = command({
  name: "people.changePassword",
  may: EVERYBODY,
  writes: "account",
  events: [passwordChanged],
  input: changePasswordInput,
  output: passwordDone,
  async run({ tx, actor, input, now, record }) {
    if (actor.kind !== "person") throw forbidden("A password is changed by its person.");
    const person = await requirePerson(tx, actor.id);
    const kept = await tx.credential.findUnique({ where: { personId: actor.id } });
    if (!(await secrets.verifyPassword(kept?.passwordHash ?? null, input.current))) {
      throw invalid({ current: ["This is not your current password."] });
    }
    if (input.current === input.password) {
      throw invalid({ password: ["Choose another password than the current one."] });
    }
    await keepPassword(tx, { person, password: input.password, now });
    const sessionsEnded = await endSessions(tx, actor.id, now, actor.sessionId);
    record(passwordChanged, actor.id, { sessions: sessionsEnded });
    return { sessionsEnded };
  },
});

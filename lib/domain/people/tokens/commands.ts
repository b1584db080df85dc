import { type Actor, holds, type Scope } from "@/lib/kernel/actor";
import { forbidden, invalid, notFound, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { newToken, secrets } from "@/lib/kernel/secrets";
import type { Tx } from "@/lib/platform/db";
import { tokenCreated, tokenRevoked } from "../events";
import { expiryOf } from "./rules";
import {
  createHostTokenInput,
  createTokenInput,
  newTokenShown,
  revokeTokenInput,
  tokenRow,
} from "./schema";
import { shownToken, WITH_OWNER } from "./steps";

const MAY = [
  "staff",
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "top_management",
] as const;

interface Making {
  readonly actor: Actor;
  readonly now: Date;
  readonly input: { name: string; scopes: Scope[]; days?: number | undefined };
}

/** Keeps the hash and returns the token, which nobody can see again. */
async function make(tx: Tx, { actor, now, input }: Making) {
  // Otherwise a token that leaked could make itself immortal.
  if (actor.kind !== "person") throw forbidden("A token cannot create tokens.");
  const { name, scopes } = input;
  const { id, token } = newToken();
  const made = await tx.apiToken.create({
    data: {
      id,
      name,
      scopes,
      personId: actor.id,
      tokenHash: secrets.digest(token),
      createdAt: now,
      expiresAt: expiryOf(scopes, input.days, now),
    },
    include: WITH_OWNER,
  });
  return { ...shownToken(made, now), token };
}

/** A key for programs that act as its creator. Shown once, so it has no route. */
export const createToken = command({
  name: "tokens.create",
  may: MAY,
  writes: "account",
  events: [tokenCreated],
  input: createTokenInput,
  output: newTokenShown,
  async run({ tx, actor, input, now, record }) {
    const made = await make(tx, { actor, now, input });
    const { scopes, expiresAt } = made;
    record(tokenCreated, made.id, { personId: actor.id, scopes, expiresAt });
    return made;
  },
});

/** The same on the host, where `decide` may be given for at most a day. For the command line alone. */
export const createHostToken = command({
  name: "tokens.createOnHost",
  may: MAY,
  writes: "account",
  decides: true,
  events: [tokenCreated],
  input: createHostTokenInput,
  output: newTokenShown,
  async run({ tx, actor, input, now, record }) {
    if (input.scopes.includes("decide") && (input.days ?? 1) > 1) {
      throw invalid({ days: ["A token with the scope decide lives for at most one day."] });
    }
    const made = await make(tx, { actor, now, input });
    const { scopes, expiresAt } = made;
    record(tokenCreated, made.id, { personId: actor.id, scopes, expiresAt });
    return made;
  },
});

/** Ends a token: the own one, or anybody's by an administrator. */
export const revokeToken = command({
  name: "tokens.revoke",
  may: MAY,
  writes: "account",
  route: "POST /tokens/:id/revocation",
  events: [tokenRevoked],
  input: revokeTokenInput,
  output: tokenRow,
  async run({ tx, actor, input, now, record }) {
    const token = await tx.apiToken.findUnique({ where: named(input.id), include: WITH_OWNER });
    const own = token?.personId === actor.id;
    if (!token || (!own && !holds(actor, "admin"))) throw notFound("token");
    const claimed = await tx.apiToken.updateMany({
      where: { id: token.id, revokedAt: null },
      data: { revokedAt: now, version: { increment: 1 } },
    });
    if (claimed.count === 0) throw wrongState("This token is revoked already.");
    record(tokenRevoked, token.id, {
      personId: token.personId,
      why: own ? "by_owner" : "by_admin",
    });
    return shownToken({ ...token, revokedAt: now }, now);
  },
});

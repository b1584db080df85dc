import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { setPassword } from "@/lib/domain/people/credentials/commands";
import { beginInstallation } from "@/lib/domain/people/organisation/commands";
import { email as emailField } from "@/lib/domain/people/schema";
import { openSession, refuseSignIn } from "@/lib/domain/people/sessions/commands";
import { SYSTEM, type Via } from "@/lib/kernel/actor";
import { notFound, wrongState } from "@/lib/kernel/errors";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { secrets } from "@/lib/kernel/secrets";
import { clients } from "@/lib/platform/db";
import { derived } from "@/lib/platform/env";
import { hashPassword, isOutdated } from "@/lib/platform/password";
import { actorOfPerson, actorOfResetLink } from "./actors";
import { claimTry, countersOf, forgive, type Try } from "./lockout";

/** The doors for people who are not signed in yet: password, reset link, first set-up. */
interface Attempt {
  readonly email: string;
  readonly password: string;
  readonly device: string;
  readonly address: string;
}
type Refusal = "wrong_password" | "unknown" | "no_access";

const via = (): Via => ({ channel: "ui", requestId: newRequestId() });

/**
 * Opens a session for the right password.
 * @returns the secret for the cookie, or null: wrong, unknown, waiting and without access look alike.
 */
export async function signIn(attempt: Attempt): Promise<string | null> {
  const address = emailField.safeParse(attempt.email);
  const email = address.success ? address.data : attempt.email.slice(0, 254).toLowerCase();
  const counters = countersOf(email, attempt.address);
  const turn = await claimTry(counters);
  if (!turn.allowed) return null;
  const known = address.success ? await credentialOf(email) : null;
  const right = await secrets.verifyPassword(known?.hash ?? null, attempt.password);
  if (!known || !right) {
    return refuse(known?.id ?? null, known ? "wrong_password" : "unknown", turn);
  }
  const actor = await actorOfPerson(known.id);
  if (!actor) return refuse(known.id, "no_access", turn);
  const secret = secrets.random();
  const { device, address: from } = attempt;
  const passwordHash = isOutdated(known.hash) ? await hashPassword(attempt.password) : undefined;
  const input = { tokenHash: secrets.digest(secret), device, address: from, passwordHash };
  await execute(openSession, actor, input, via());
  await forgive(counters);
  return secret;
}

async function credentialOf(email: string) {
  const found = await clients.app().person.findUnique({
    where: { email },
    select: { id: true, credential: { select: { passwordHash: true } } },
  });
  return found?.credential ? { id: found.id, hash: found.credential.passwordHash } : null;
}

async function refuse(personId: string | null, why: Refusal, { locks }: Try) {
  await execute(refuseSignIn, SYSTEM, { personId, why, locks }, via());
  return null;
}

/** What comes from a form is anything at all until somebody looked. */
const withToken = z.looseObject({ token: z.string().max(100) });
const tokenOf = (input: unknown) => withToken.safeParse(input).data?.token ?? "";

/** Sets a password by a reset link, as the person it was issued for. */
export async function setPasswordByLink(input: unknown) {
  const actor = await actorOfResetLink(tokenOf(input));
  if (!actor) {
    throw wrongState("This link was used or has run out. Ask an administrator for a new one.");
  }
  return execute(setPassword, actor, input, via());
}

/** Is this reset link still good? For the page, before somebody thinks of a password. */
export const isResetLink = async (token: string) => (await actorOfResetLink(token)) !== null;

/**
 * The link that sets up an empty installation. Derived from its secret: the same until somebody is
 * known here, worthless afterwards, and nothing of it is kept.
 */
const setUpToken = () => createHmac("sha256", derived("set-up")).update("link").digest("base64url");

export async function isSetUpLink(token: string): Promise<boolean> {
  const [given, right] = [Buffer.from(token), Buffer.from(setUpToken())];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
  return (await clients.reader().person.count({ take: 1 })) === 0;
}

/** @returns the path of the set-up link, or null when the installation has its people already. */
export async function setUpPath(): Promise<string | null> {
  if ((await clients.reader().person.count({ take: 1 })) > 0) return null;
  return `/set-up/${setUpToken()}`;
}

/** Adds the organisation and its first administrator through the set-up link. */
export async function beginByLink(input: unknown) {
  if (!(await isSetUpLink(tokenOf(input)))) throw notFound("set-up link");
  const { token: _, ...answers } = withToken.parse(input);
  return execute(beginInstallation, SYSTEM, answers, via());
}

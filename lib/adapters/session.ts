import { cookies, headers } from "next/headers";
import type { NextRequest } from "next/server";
import NextAuth, { type AuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import { closeSession } from "@/lib/domain/people/sessions/commands";
import { ABSOLUTE_HOURS } from "@/lib/domain/people/sessions/schema";
import type { Actor } from "@/lib/kernel/actor";
import { notFound, tooLarge, unauthenticated, unreadable } from "@/lib/kernel/errors";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { derived, env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { actorOfSession } from "./actors";
import { addressOf, deviceOf } from "./device";
import { requireOrigin } from "./origin";
import { problem } from "./rest";
import { signIn } from "./sign-in";

/**
 * Sessions of browsers. next-auth brings the cookie and its protection against forged posts; the
 * cookie carries nothing but an opaque secret, and who that is gets looked up on every request.
 */
const prefix = env.secure ? "__Host-" : "";
/** next-auth takes every cookie whose name begins like this one for a piece of it. */
const COOKIE = `${prefix}annex.session`;
const options = { httpOnly: true, sameSite: "lax", path: "/", secure: env.secure } as const;
const secret = () => derived("next-auth");
const maxAge = ABSOLUTE_HOURS * 3600;

const provider = Credentials({
  credentials: { email: {}, password: {} },
  async authorize(given, { headers = {} }) {
    const { email, password } = given ?? {};
    if (typeof email !== "string" || typeof password !== "string") return null;
    const from = { device: deviceOf(headers), address: addressOf(headers) };
    try {
      const opened = await signIn({ email, password, ...from });
      return opened ? { id: opened } : null;
    } catch (error) {
      log.error({ err: error }, "sign-in failed");
      // The message reaches the browser.
      throw new Error("unavailable");
    }
  },
});

const settings = (): AuthOptions => ({
  secret: secret(),
  session: { strategy: "jwt", maxAge },
  jwt: { maxAge },
  useSecureCookies: env.secure,
  cookies: {
    sessionToken: { name: COOKIE, options },
    csrfToken: { name: `${prefix}annex.csrf`, options },
    callbackUrl: { name: `${prefix}annex.callback`, options },
  },
  // Its own pages carry inline styles, which the content policy refuses.
  pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
  providers: [provider],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sid: user.id } : token),
    session: ({ session }) => ({ expires: session.expires }),
    // Addresses inside this installation only; two slashes would lead to another host.
    redirect: ({ url }) => (/^\/(?![/\\])[\x21-\x7e]*$/.test(url) ? url : "/"),
  },
  events: { signOut: ({ token }) => close(token) },
  logger: {
    error: (code) => log.warn({ code }, "next-auth"),
    warn: () => undefined,
    debug: () => undefined,
  },
});

const sidOf = (token: unknown) =>
  typeof token === "object" && token !== null && "sid" in token && typeof token.sid === "string"
    ? token.sid
    : null;

/** Signing out by next-auth's own address ends the session behind the cookie too. */
async function close(token: unknown) {
  const sid = sidOf(token);
  const actor = sid ? await actorOfSession(sid) : null;
  if (actor) await execute(closeSession, actor, {}, { channel: "ui", requestId: newRequestId() });
}

interface Context {
  params: Promise<{ nextauth: string[] }>;
}
/** All that this installation uses of next-auth. */
const SERVED = new Set(["GET csrf", "POST callback/credentials", "POST signout"]);
const MAX_BODY = 10_000;

/** Serves `/api/auth/…`. */
export async function authenticate(request: NextRequest, context: Context): Promise<Response> {
  const requestId = newRequestId();
  try {
    const path = (await context.params).nextauth.join("/");
    if (!SERVED.has(`${request.method} ${path}`)) throw notFound("address");
    if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY) {
      throw tooLarge("A sign-in is smaller than that.");
    }
    const handler: (request: NextRequest, context: Context) => Promise<Response> = NextAuth(
      settings(),
    );
    const answer = await handler(request, context).catch(() => null);
    // What it cannot read it calls a mistake of its own.
    if (!answer || answer.status === 500) throw unreadable("This sign-in cannot be read.");
    return atHome(answer);
  } catch (error) {
    return problem(error, requestId);
  }
}

/** It sends people without a token to an address that it makes up; ours is the sign-in page. */
function atHome(answer: Response): Response {
  const target = answer.headers.get("location");
  if (target && !target.startsWith("/")) answer.headers.set("location", "/sign-in");
  return answer;
}

async function currentSecret(): Promise<string | null> {
  const token = (await cookies()).get(COOKIE)?.value;
  if (!token) return null;
  return sidOf(await decode({ token, secret: secret() }).catch(() => null));
}

/** Who is signed in, or null. Looked up once a request, never remembered longer. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const sid = await currentSecret();
  return sid ? actorOfSession(sid) : null;
});

/** @throws unauthenticated */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) throw unauthenticated();
  return actor;
}

/** Ends the session that asks and removes its cookie; for a server action. */
export async function signOut(): Promise<void> {
  requireOrigin(await headers());
  const actor = await currentActor();
  if (actor) await execute(closeSession, actor, {}, { channel: "ui", requestId: newRequestId() });
  (await cookies()).set(COOKIE, "", { ...options, maxAge: 0 });
}

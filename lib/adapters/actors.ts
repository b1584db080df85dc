import * as z from "zod";
import { IDLE_MINUTES } from "@/lib/domain/people/sessions/schema";
import { type Actor, ROLES, type Role, SCOPES } from "@/lib/kernel/actor";
import { unauthenticated } from "@/lib/kernel/errors";
import { isToken, secrets } from "@/lib/kernel/secrets";
import { clock } from "@/lib/platform/clock";
import { clients, pools } from "@/lib/platform/db";

/**
 * Who acts: the one place that turns a session, a token or a name into an `Actor`. Asked on every
 * request, by the database's clock, so that what was taken away counts from the next request on.
 */
const IDLE = `${IDLE_MINUTES} minutes`;

const found = z.object({
  id: z.uuid(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  engagementId: z.uuid().nullable(),
});

/** Person p may act: active, and from outside only until the agreed day. */
const MAY_ACT = `p.state = 'active' AND coalesce(p.access_until >= today.day, true)`;
const TODAY = `CROSS JOIN (SELECT (annex.now() AT TIME ZONE 'UTC')::date AS day) today`;
/** Roles in force today, and the engagement that is open by the real clock (as the trail judges). */
const STANDING = `p.id, p.name,
  ARRAY(SELECT g.role::text FROM app.role_grant g WHERE g.person_id = p.id AND g.revoked_at IS NULL
    AND coalesce(g.until >= today.day, true) ORDER BY g.role) AS roles,
  (SELECT e.id FROM app.engagement e WHERE e.person_id = p.id AND e.state = 'open'
    AND e.revoked_at IS NULL AND e.ends_on >= (clock_timestamp() AT TIME ZONE 'UTC')::date
    AND least(e.starts_on, e.early_access_from) <= (clock_timestamp() AT TIME ZONE 'UTC')::date
    ORDER BY e.starts_on DESC LIMIT 1) AS "engagementId"`;

type Standing = Pick<Actor, "id" | "name" | "engagementId"> & { readonly roles: readonly Role[] };

/** @returns null for nobody, and for a person without any role in force. */
function standing(row: unknown): Standing | null {
  if (!row) return null;
  const { id, name, roles, engagementId } = found.parse(row);
  if (roles.length === 0) return null;
  const assessor = roles.includes("external_auditor") && engagementId;
  return { id, name, roles, ...(assessor && { engagementId }) };
}

const session = z.object({ sessionId: z.uuid(), stale: z.boolean() });

/** @param secret what the cookie carries. @returns null when the session is over in any way. */
export async function actorOfSession(secret: string): Promise<Actor | null> {
  const { rows } = await pools.reader().query({
    name: "actor_of_session",
    text: `SELECT s.id AS "sessionId", s.seen_at < annex.now() - interval '1 minute' AS stale, ${STANDING}
      FROM app.session s JOIN app.person p ON p.id = s.person_id ${TODAY}
      WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > annex.now()
        AND s.seen_at > annex.now() - interval '${IDLE}' AND ${MAY_ACT}`,
    values: [secrets.digest(secret)],
  });
  const person = standing(rows[0]);
  if (!person) return null;
  const { sessionId, stale } = session.parse(rows[0]);
  if (stale) await seen(sessionId);
  return { kind: "person", ...person, sessionId };
}

/** At most once a minute: a page must not cost a write. */
const seen = (id: string) =>
  pools.app().query("UPDATE app.session SET seen_at = annex.now() WHERE id = $1", [id]);

const token = z.object({
  tokenId: z.uuid(),
  scopes: z.array(z.enum(SCOPES)),
  stale: z.boolean(),
});

/** At most once a minute too, and beside the token: whose row changed would need an entry. */
const used = (id: string) =>
  pools.app().query(
    `INSERT INTO app.token_use (token_id, at) VALUES ($1, annex.now())
     ON CONFLICT (token_id) DO UPDATE SET at = excluded.at`,
    [id],
  );

/**
 * For `/api/v1`: a bearer token acts as the person who created it, within its scopes.
 * @throws unauthenticated
 */
export async function actorFromToken(request: Request): Promise<Actor> {
  const [scheme, given = ""] = (request.headers.get("authorization") ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer") {
    throw unauthenticated("Send an API token: `Authorization: Bearer isms_…`.");
  }
  const refused = unauthenticated("This token is unknown, has run out or was revoked.");
  if (!isToken(given)) throw refused;
  const { rows } = await pools.reader().query({
    name: "actor_of_token",
    text: `SELECT t.id AS "tokenId", t.scopes,
        coalesce(u.at < annex.now() - interval '1 minute', true) AS stale, ${STANDING}
      FROM app.api_token t JOIN app.person p ON p.id = t.person_id
        LEFT JOIN app.token_use u ON u.token_id = t.id ${TODAY}
      WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > annex.now() AND ${MAY_ACT}`,
    values: [secrets.digest(given)],
  });
  const person = standing(rows[0]);
  if (!person) throw refused;
  const { tokenId, scopes, stale } = token.parse(rows[0]);
  if (stale) await used(tokenId);
  return { kind: "token", ...person, scopes };
}

/** A person by id, reference or address; for the host's command line, the loader and sign-in. */
export async function actorOfPerson(ref: string): Promise<Actor | null> {
  const { rows } = await pools.reader().query({
    name: "actor_of_person",
    text: `SELECT ${STANDING} FROM app.person p ${TODAY}
      WHERE (p.id::text = $1 OR p.reference = $1 OR p.email = lower($1)) AND ${MAY_ACT}`,
    values: [ref],
  });
  const person = standing(rows[0]);
  return person && { kind: "person", ...person };
}

/** The person whose reset link this is, while it is good. */
export async function actorOfResetLink(secret: string): Promise<Actor | null> {
  const link = await clients.reader().resetLink.findUnique({
    where: { tokenHash: secrets.digest(secret) },
    select: { personId: true, usedAt: true, expiresAt: true },
  });
  if (!link || link.usedAt || link.expiresAt <= clock.now()) return null;
  return actorOfPerson(link.personId);
}

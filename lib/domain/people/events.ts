import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { GrantedRole } from "@/prisma/generated/enums";

const role = z.enum(GrantedRole);
const day = z.string().nullable();
const count = z.int();

export const personAdded = event(
  "person.added",
  z.object({ roles: z.array(role), external: z.boolean(), accessUntil: day }),
);
export const personEdited = event(
  "person.edited",
  z.object({ fields: z.array(z.enum(["name", "email", "title", "accessUntil"])) }),
);
export const roleGranted = event("person.role_granted", z.object({ role, until: day }));
export const roleRevoked = event("person.role_revoked", z.object({ role }));
export const personDeactivated = event(
  "person.deactivated",
  z.object({ sessions: count, tokens: count }),
);
export const personReactivated = event("person.reactivated", z.object({}));

export const resetLinkIssued = event(
  "person.reset_link_issued",
  z.object({ linkId: z.uuid(), expiresAt: z.iso.datetime() }),
);
export const passwordSet = event("person.password_set", z.object({ linkId: z.uuid().nullable() }));
export const passwordChanged = event("person.password_changed", z.object({ sessions: count }));

export const signedIn = event(
  "person.signed_in",
  z.object({ sessionId: z.uuid(), rehashed: z.boolean() }),
);
export const signedOut = event(
  "person.signed_out",
  z.object({ sessionId: z.uuid(), by: z.enum(["itself", "another_session"]) }),
);
export const sessionsEnded = event("person.sessions_ended", z.object({ sessions: count }));
export const signInRefused = event(
  "person.sign_in_refused",
  z.object({ why: z.enum(["wrong_password", "unknown", "no_access"]), locks: z.boolean() }),
);

export const tokenCreated = event(
  "token.created",
  z.object({ personId: z.uuid(), scopes: z.array(z.string()), expiresAt: z.iso.datetime() }),
);
export const tokenRevoked = event(
  "token.revoked",
  z.object({ personId: z.uuid(), why: z.enum(["by_owner", "by_admin", "deactivated"]) }),
);

export const organisationFounded = event("organisation.founded", z.object({}));

import { SCOPES, type Scope } from "@/lib/kernel/actor";
import type { TokenRow } from "./schema";

export const WITH_OWNER = {
  person: { select: { id: true, reference: true, name: true } },
  use: { select: { at: true } },
} as const;

interface Kept {
  id: string;
  reference: string;
  name: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  person: { id: string; reference: string; name: string };
  use: { at: Date } | null;
}

const isScope = (value: string): value is Scope => SCOPES.some((scope) => scope === value);

/** A token as lists show it: never its secret. */
export const shownToken = (one: Kept, now: Date): TokenRow => ({
  id: one.id,
  reference: one.reference,
  name: one.name,
  mark: `isms_${one.id.slice(-8)}`,
  scopes: one.scopes.filter(isScope),
  state: one.revokedAt ? "revoked" : one.expiresAt > now ? "active" : "expired",
  createdAt: one.createdAt.toISOString(),
  expiresAt: one.expiresAt.toISOString(),
  revokedAt: one.revokedAt?.toISOString() ?? null,
  usedAt: one.use?.at.toISOString() ?? null,
  owner: one.person,
});

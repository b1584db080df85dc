import * as z from "zod";
import { SCOPES, type Scope } from "@/lib/kernel/actor";
import { recordRef, text, whole } from "@/lib/kernel/fields";

export const SCOPE_LABELS = {
  read: "Read",
  write: "Write",
  ingest: "Send events",
  decide: "Decide (approve, accept, grant)",
} as const satisfies Record<Scope, string>;

/** What a person gives out in the browser; `decide` is for the host alone. */
export const USUAL_SCOPES = ["read", "write", "ingest"] as const satisfies readonly Scope[];

const scopes = <Value extends Scope>(offered: readonly [Value, ...Value[]]) =>
  z
    .array(z.enum(offered), "Choose what the token may be used for.")
    .min(1, "Choose what the token may be used for.")
    .max(offered.length)
    .transform((values) => [...new Set(values)]);
const days = whole(1, 365, "Choose 1 to 365 days.");

export const createTokenInput = z.strictObject({
  name: text(80),
  scopes: scopes(USUAL_SCOPES).default(["read", "write"]),
  days: days.default(90),
});
export const createHostTokenInput = z.strictObject({
  name: text(80),
  scopes: scopes(SCOPES).default(["read", "write"]),
  days: days.optional(),
});
export const revokeTokenInput = z.strictObject({ id: recordRef });

export const TOKEN_STATE_LABELS = {
  active: "Active",
  expired: "Run out",
  revoked: "Revoked",
} as const;
const states = ["active", "expired", "revoked"] as const;

export const tokenRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  /** How the token begins: enough to tell it by. */
  mark: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  state: z.enum(states),
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  /** To the minute; null for one that no program used yet. */
  usedAt: z.string().nullable(),
  owner: z.object({ id: z.uuid(), reference: z.string(), name: z.string() }),
});
export type TokenRow = z.output<typeof tokenRow>;
/** `token` is shown here and never again. */
export const newTokenShown = tokenRow.extend({ token: z.string() });

export const listTokensInput = z.strictObject({
  /** Everybody's, for an administrator; else the own ones. */
  of: z.enum(["own", "all"]).default("own"),
});
export const tokenList = z.object({ rows: z.array(tokenRow) });

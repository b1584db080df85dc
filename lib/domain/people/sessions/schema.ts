import * as z from "zod";
import { text } from "@/lib/kernel/fields";

/** How long a session lasts without being used, and at most. */
export const IDLE_MINUTES = 30;
export const ABSOLUTE_HOURS = 12;

export const openSessionInput = z.strictObject({
  tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
  device: text(120, 0),
  address: text(64, 0),
  /** The password hashed anew, when its parameters have changed since. */
  passwordHash: z
    .string()
    .regex(/^\$argon2[\x21-\x7e]{1,500}$/)
    .optional(),
});
export const opened = z.object({ id: z.uuid() });

export const refuseSignInInput = z.strictObject({
  personId: z.uuid().nullable(),
  why: z.enum(["wrong_password", "unknown", "no_access"]),
  locks: z.boolean(),
});

export const sessionInput = z.strictObject({ id: z.uuid("There is no such session.") });
export const nothing = z.strictObject({});
export const ended = z.object({ ended: z.int() });

export const sessionRow = z.object({
  id: z.uuid(),
  device: z.string(),
  address: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
  expiresAt: z.string(),
  current: z.boolean(),
});
export type SessionRow = z.output<typeof sessionRow>;
export const sessionList = z.object({ rows: z.array(sessionRow) });

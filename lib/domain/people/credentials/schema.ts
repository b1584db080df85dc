import * as z from "zod";
import { personRef } from "@/lib/kernel/fields";

/** Longer than any password may be, so that the message comes from the rule and not from here. */
const password = z.string("Type a password.").max(1000, "Use at most 128 characters.");

export const issueResetLinkInput = z.strictObject({ id: personRef });
/** Shown once: the token is kept as a hash only. */
export const resetLink = z.object({
  path: z.string(),
  token: z.string(),
  expiresAt: z.iso.datetime(),
});

export const setPasswordInput = z.strictObject({ token: z.string().max(100), password });
export const changePasswordInput = z.strictObject({ current: password, password });
export const passwordDone = z.object({ sessionsEnded: z.int() });

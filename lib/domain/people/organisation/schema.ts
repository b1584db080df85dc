import * as z from "zod";
import { text } from "@/lib/kernel/fields";
import { email } from "../schema";

export const foundInput = z.strictObject({ name: text(120), example: z.boolean() });
export const organisation = z.object({ id: z.uuid(), name: z.string(), example: z.boolean() });

/** What the first person of an empty installation says. */
export const beginInput = z.strictObject({
  organisation: text(120),
  name: text(120),
  email,
  password: z.string("Type a password.").max(1000, "Use at most 128 characters."),
});

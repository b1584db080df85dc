import * as z from "zod";

/** One attempt that was turned away. */
export const attempt = z.strictObject({
  id: z.uuid(),
  action: z.enum(["approve", "deploy"]),
  byId: z.uuid(),
  rule: z.string().max(20),
  at: z.iso.datetime(),
});
export const keptInput = z.strictObject({ id: z.uuid() });
export const kept = z.object({ attempts: z.array(attempt.omit({ id: true })) });

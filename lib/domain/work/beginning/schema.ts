import * as z from "zod";

/** What an installation needs before the rest makes sense, in the order in which it is done. */
export const STEPS = ["people", "scope", "controls", "assets", "risks"] as const;
export type Step = (typeof STEPS)[number];

export const beginning = z.object({
  steps: z.array(z.object({ step: z.enum(STEPS), done: z.boolean() })),
  /** All done once: the beginning is over. */
  over: z.boolean(),
});

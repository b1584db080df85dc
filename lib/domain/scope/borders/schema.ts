import * as z from "zod";

/** A flow that the statement does not account for. */
export const FLOW_GAP_LABELS = {
  leaves: "Leaves the scope, and no interface names where to",
  inside: "Says that it is outside, and both its ends are inside",
} as const;
const why = z.enum({ leaves: "leaves", inside: "inside" });

export const flowGap = z.object({
  reference: z.string(),
  name: z.string(),
  /** The end beyond the border; empty where both are inside. */
  other: z.string(),
  why,
});
export type FlowGap = z.output<typeof flowGap>;

/** A place that does not say which side it is on, or says outside and holds what is inside. */
export const ENVIRONMENT_GAP_LABELS = {
  unsaid: "Says neither inside nor outside",
  holds: "Says outside, and assets in scope stand in it",
} as const;
export const environmentGap = z.object({
  reference: z.string(),
  name: z.string(),
  why: z.enum({ unsaid: "unsaid", holds: "holds" }),
});
export type EnvironmentGap = z.output<typeof environmentGap>;

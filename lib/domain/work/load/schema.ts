import * as z from "zod";
import { responsible } from "../dues/schema";

export const STEP_LABELS = { week: "Weeks", month: "Months" } as const;

export const loadInput = z.strictObject({
  by: z.enum({ week: "week", month: "month" }).default("week"),
});

const span = z.object({ from: z.string(), to: z.string() });
const personLoad = z.object({
  person: responsible,
  /** What was due before today. */
  late: z.int(),
  /** For each span, in its order. */
  counts: z.array(z.int()),
  total: z.int(),
});
export type PersonLoad = z.infer<typeof personLoad>;

export const workLoad = z.object({
  today: z.string(),
  by: z.enum({ week: "week", month: "month" }),
  spans: z.array(span),
  persons: z.array(personLoad),
  /** Of everybody who is shown. */
  late: z.int(),
  counts: z.array(z.int()),
});
export type WorkLoad = z.infer<typeof workLoad>;

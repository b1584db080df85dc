import * as z from "zod";
import { recordRef, text, version } from "@/lib/kernel/fields";
import { FrameworkOrigin, FrameworkState } from "@/prisma/generated/enums";

export const FRAMEWORK_STATE_LABELS = {
  draft: "Being compared",
  in_force: "In force",
  superseded: "Replaced",
} as const satisfies Record<FrameworkState, string>;
export const FRAMEWORK_STATE_TONES = {
  draft: "info",
  in_force: "ok",
  superseded: "neutral",
} as const satisfies Record<FrameworkState, string>;
export const FRAMEWORK_ORIGIN_LABELS = {
  shipped: "Shipped",
  own: "Our own",
} as const satisfies Record<FrameworkOrigin, string>;

/** Parts of the management system that answer a clause without any control. */
export const PLACE_LABELS = {
  scope: "the scope",
  context: "the context",
  dashboard: "the management system as a whole",
  governance: "leadership, roles and resources",
  policies: "the policies",
  risk: "the risk assessment",
  treatment: "the risk treatment",
  objectives: "the objectives",
  changes: "planned changes",
  training: "competence and awareness",
  incidents: "communication",
  documents: "documented information",
  operation: "operational planning",
  metrics: "measurement",
  audit: "the internal audits",
  review: "the management review",
  improvement: "nonconformities and corrective actions",
} as const;
export type Place = keyof typeof PLACE_LABELS;

/** How a requirement stands, the worst first. */
export const STANDING_LABELS = {
  unanswered: "No control answers it",
  excluded: "Only excluded controls",
  failing: "Failing",
  open: "Not in operation",
  weak: "Weak",
  met: "In operation",
  managed: "By the management system",
  heading: "Heading",
} as const;
export type Standing = keyof typeof STANDING_LABELS;
export const STANDING_TONES = {
  unanswered: "bad",
  excluded: "bad",
  failing: "bad",
  open: "warn",
  weak: "warn",
  met: "ok",
  managed: "info",
  heading: "neutral",
} as const satisfies Record<Standing, string>;
export const Standings = {
  unanswered: "unanswered",
  excluded: "excluded",
  failing: "failing",
  open: "open",
  weak: "weak",
  met: "met",
  managed: "managed",
  heading: "heading",
} as const satisfies { [S in Standing]: S };
/** Where something is missing or does not work. */
export const GAPS = ["unanswered", "excluded", "failing", "open"] as const satisfies Standing[];

/** More of them nobody has; lists read them all. */
export const MOST_FRAMEWORKS = 200;

export const frameworkKey = z
  .string()
  .regex(/^[a-z][a-z0-9]{1,29}$/, "Give a short name of small letters and digits, such as soc2.");
export const editionText = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._]{0,19}$/, "Give an edition such as 2022 or 1.1.");

export const frameworkInput = z.strictObject({ id: recordRef });
export const versionedFramework = z.strictObject({ id: recordRef, version });
export const adoptFrameworkInput = z.strictObject({ key: frameworkKey });
export const listFrameworksInput = z.strictObject({ q: text(200, 0).optional() });

const gap = z.object({ ref: z.string(), title: z.string(), standing: z.enum(Standings) });
export const frameworkRow = z.object({
  /** Null: shipped, and not adopted. */
  id: z.uuid().nullable(),
  reference: z.string(),
  key: z.string(),
  edition: z.string(),
  title: z.string(),
  note: z.string(),
  origin: z.enum(FrameworkOrigin),
  state: z.enum(FrameworkState).nullable(),
  /** What asks for something; headings are not counted. */
  requirements: z.int(),
  standings: z.partialRecord(z.enum(Standings), z.int()),
  /** The first of what is missing or does not work. */
  gaps: z.array(gap),
  gapCount: z.int(),
});
export type FrameworkRow = z.output<typeof frameworkRow>;
export const frameworksPage = z.object({
  rows: z.array(frameworkRow),
  next: z.null(),
  total: z.int(),
  totalIsCapped: z.boolean(),
});

const otherEdition = z.object({
  reference: z.string(),
  edition: z.string(),
  state: z.enum(FrameworkState),
});
export const frameworkRecord = frameworkRow.extend({
  id: z.uuid(),
  state: z.enum(FrameworkState),
  version: z.int(),
  broughtBy: z.string(),
  broughtAt: z.string(),
  inForceBy: z.string(),
  inForceAt: z.string().nullable(),
  /** Other editions of the same framework. */
  editions: z.array(otherEdition),
  /** Controls were suggested that nobody has confirmed. */
  suggested: z.int(),
  /** Lines of the difference that wait for an officer. */
  open: z.int(),
  /** Why it cannot be taken back; empty when it can. */
  against: z.array(z.string()),
});
export type FrameworkRecord = z.output<typeof frameworkRecord>;

/** What a command on a framework answers. */
export const frameworkChanged = z.object({
  id: z.uuid(),
  reference: z.string(),
  state: z.enum(FrameworkState),
  version: z.int(),
});
export const frameworkGone = z.object({ reference: z.string(), requirements: z.int() });

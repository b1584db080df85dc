import * as z from "zod";
import {
  anyOf,
  day,
  longText,
  personRef,
  reason,
  recordRef,
  text,
  version,
  whole,
} from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import {
  ContextKind,
  ContextState,
  OperatingState,
  RequirementSource,
} from "@/prisma/generated/enums";
import { personName } from "../people/schema";

export const CONTEXT_KIND_LABELS = {
  internal_issue: "Internal issue",
  external_issue: "External issue",
  requirement: "Requirement",
  law: "Law",
  contract: "Contract",
} as const satisfies Record<ContextKind, string>;

export const CONTEXT_STATE_LABELS = {
  draft: "Draft",
  active: "Active",
  closed: "Closed",
} as const satisfies Record<ContextState, string>;
export const CONTEXT_STATE_TONES = {
  draft: "neutral",
  active: "ok",
  closed: "neutral",
} as const satisfies Record<ContextState, string>;

export const REQUIREMENT_SOURCE_LABELS = {
  law: "Law",
  contract: "Contract",
  expectation: "Expectation",
} as const satisfies Record<RequirementSource, string>;

/** Who reads the context; staff read the scope alone. */
export const CONTEXT_READERS = [
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "top_management",
] as const;
/** Who may be named as owner: they can read what they own. */
export const CONTEXT_OWNERS = ["compliance", "engineer", "risk_owner", "top_management"] as const;

const fields = z.strictObject({
  kind: z.enum(ContextKind, "Choose what it is."),
  title: text(300),
  description: longText(4000, 0),
  /** Whose requirement it is, or with whom the contract is. */
  party: text(200, 0),
  source: z.enum(RequirementSource, "Choose where it comes from.").nullable(),
  /** Where the text stands: address, article, clause. */
  sourceText: text(1000, 0),
  addressed: z.boolean("Say yes or no."),
  /** Why it is not taken on. */
  reason: longText(2000, 0),
  /** How it is met. */
  response: longText(4000, 0),
  isClimate: z.boolean("Say yes or no."),
  owner: personRef.nullable(),
  intervalMonths: whole(1, 36, "Give 1 to 36 months."),
});

export const addContextInput = fields.partial().required({ kind: true, title: true });
const existing = { id: recordRef, version };
export const editContextInput = fields.partial().extend(existing);
export const confirmContextInput = z.strictObject({
  ...existing,
  owner: personRef.optional(),
  /** When it is looked at next; its interval after today when left out. */
  nextReview: day.optional(),
});
export const reviewContextInput = z.strictObject({
  ...existing,
  comment: reason(),
  nextReview: day,
});
export const closeContextInput = z.strictObject({ ...existing, reason: reason() });
export const changeContextInput = z.strictObject({ ...existing, change: reason() });
export const contextInput = z.strictObject({ id: recordRef });

/** What a command answers: enough to go on with. */
export const contextMoved = z.object({
  id: z.uuid(),
  reference: z.string(),
  kind: z.enum(ContextKind),
  state: z.enum(ContextState),
  version: z.int(),
});

const SORTS = ["reference", "title", "due"] as const;
export const listContextInput = listInput(SORTS).extend({
  kind: anyOf(ContextKind),
  state: anyOf(ContextState),
  owner: recordRef.optional(),
  due: z.enum(["overdue", "month"]).optional(),
  changed: z.enum(["yes"]).optional(),
  addressed: z.enum(["yes", "no"]).optional(),
  climate: z.enum(["yes"]).optional(),
});

const named = personName.omit({ title: true });
export const contextRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  kind: z.enum(ContextKind),
  title: z.string(),
  state: z.enum(ContextState),
  party: z.string(),
  source: z.enum(RequirementSource).nullable(),
  addressed: z.boolean(),
  isClimate: z.boolean(),
  owner: named.nullable(),
  nextReview: z.string().nullable(),
  changedAt: z.string().nullable(),
  /** How many risks and controls hang on it. */
  risks: z.int(),
  controls: z.int(),
  version: z.int(),
});
export type ContextRow = z.output<typeof contextRow>;
export const contextPage = pageOf(contextRow);

export const contextReview = z.object({
  id: z.uuid(),
  at: z.string(),
  by: named,
  comment: z.string(),
  change: z.string().nullable(),
  nextReview: z.string(),
});
export type ContextReviewRecord = z.output<typeof contextReview>;

export const contextRecord = contextRow.omit({ risks: true, controls: true }).extend({
  description: z.string(),
  sourceText: z.string(),
  reason: z.string(),
  response: z.string(),
  intervalMonths: z.int(),
  /** What changed, until somebody has looked at what hangs on it. */
  change: z.string().nullable(),
  closeReason: z.string().nullable(),
  risks: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      title: z.string(),
      currentScore: z.int(),
    }),
  ),
  controls: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      title: z.string(),
      operatingState: z.enum(OperatingState),
    }),
  ),
  reviews: z.array(contextReview),
});
export type ContextRecord = z.output<typeof contextRecord>;

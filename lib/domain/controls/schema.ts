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
  AttestationResult,
  ChecklistResult,
  ControlSource,
  ImplementationStatus,
  OperatingState,
} from "@/prisma/generated/enums";
import { saysNothing } from "./rules";

/** How a control demonstrably works, on screen. Risk scores read these states (domain guide 3.2). */
export const OPERATING_STATE_LABELS = {
  not_decided: "Not decided",
  planned: "Planned",
  effective: "Effective",
  attested: "Attested",
  partial: "Partial",
  overdue_grace: "Overdue, in grace",
  overdue: "Overdue",
  failed: "Failed",
  excluded: "Excluded",
} as const satisfies Record<OperatingState, string>;

/** The icon and colour of a state. */
export const OPERATING_STATE_TONES = {
  not_decided: "neutral",
  planned: "neutral",
  effective: "ok",
  attested: "ok",
  partial: "warn",
  overdue_grace: "warn",
  overdue: "bad",
  failed: "bad",
  excluded: "neutral",
} as const satisfies Record<OperatingState, string>;

/** What each state means, for whoever reads a control the first time. */
export const OPERATING_STATE_MEANINGS = {
  not_decided: "Nobody has decided yet whether this control is necessary.",
  planned: "Necessary, without an accepted attestation.",
  effective:
    "Attested as effective on evidence that met all five tests, and found conforming in an audit of the last 12 months.",
  attested: "Attested as effective by its owner and accepted by a second person.",
  partial: "Attested as partly effective.",
  overdue_grace: "The next attestation is up to 30 days late; the control counts less.",
  overdue: "The next attestation is more than 30 days late; the control counts for nothing.",
  failed: "Attested as not effective.",
  excluded: "Decided as not necessary, with a reason.",
} as const satisfies Record<OperatingState, string>;

export const IMPLEMENTATION_LABELS = {
  not_started: "Not started",
  planned: "Planned",
  partial: "Partial",
  implemented: "Implemented",
  not_applicable: "Not applicable",
} as const satisfies Record<ImplementationStatus, string>;

export const RESULT_LABELS = {
  effective: "Effective",
  partly_effective: "Partly effective",
  not_effective: "Not effective",
} as const satisfies Record<AttestationResult, string>;

export const RESULT_TONES = {
  effective: "ok",
  partly_effective: "warn",
  not_effective: "bad",
} as const satisfies Record<AttestationResult, string>;

export const SOURCE_LABELS = {
  annex_a: "Annex A",
  own: "Own",
} as const satisfies Record<ControlSource, string>;

export const THEMES = {
  organizational: "5 Organizational",
  people: "6 People",
  physical: "7 Physical",
  technological: "8 Technological",
  own: "Own",
} as const;
export type Theme = keyof typeof THEMES;
const themes = {
  organizational: "organizational",
  people: "people",
  physical: "physical",
  technological: "technological",
  own: "own",
} as const satisfies { [T in Theme]: T };

/** Where a control's necessity comes from. */
export const REASON_LABELS = {
  risk: "Risk",
  law: "Law",
  contract: "Contract",
  business_requirement: "Business requirement",
  good_practice: "Good practice",
} as const;
export type ReasonKind = keyof typeof REASON_LABELS;
const reasonKinds = {
  risk: "risk",
  law: "law",
  contract: "contract",
  business_requirement: "business_requirement",
  good_practice: "good_practice",
} as const satisfies { [Kind in ReasonKind]: Kind };

const SAYS_NOTHING =
  "Say why in a sentence. “N/A”, “not applicable” or a single word is no justification.";
const justification = reason().refine((value) => !saysNothing(value), SAYS_NOTHING);

export const inclusionReason = z.strictObject({
  kind: z.enum(reasonKinds, "Choose where the need comes from."),
  text: justification,
  /** References of risks; a reason of the kind risk names them once they are in the register. */
  risks: z.array(recordRef).max(50).default([]),
  /** References of entries of the context: the law, contract or requirement that asks for it. */
  context: z.array(recordRef).max(50).default([]),
});
export type InclusionReason = z.output<typeof inclusionReason>;
export const inclusionReasons = z.array(inclusionReason).max(20);

const existing = { id: recordRef, version };
const yesOrNo = z.preprocess(
  (value) => (value === "true" ? true : value === "false" ? false : value),
  z.boolean("Choose yes or no."),
);

export const adoptInput = z.strictObject({});
export const addControlInput = z.strictObject({
  title: text(300),
  statement: longText(8000, 0).default(""),
});
export const decideInput = z
  .strictObject({
    ...existing,
    necessary: yesOrNo,
    inclusion: inclusionReasons.default([]),
    exclusionReason: justification.nullish(),
    /** Before the first attestation; afterwards the status follows from what is attested. */
    implementation: z.enum(["not_started", "planned"]).default("planned"),
  })
  .superRefine(({ necessary, inclusion, exclusionReason }, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (necessary && inclusion.length === 0) {
      complain("inclusion", "Say why the control is necessary: at least one reason.");
    }
    if (!necessary && !exclusionReason) {
      complain("exclusionReason", "Say why the control is not necessary.");
    }
  });
export const assignInput = z.strictObject({
  ...existing,
  owner: personRef,
  reviewer: personRef,
  attestationDays: whole(7, 366, "Give 7 to 366 days: a control is attested at least once a year."),
  /** Default: in two weeks. */
  firstDue: day.optional(),
});
export const describeInput = z.strictObject({ ...existing, statement: longText(8000, 20) });

const SORTS = ["position", "reference", "title", "state"] as const;
export const listControlsInput = listInput(SORTS).extend({
  theme: anyOf(themes),
  operatingState: anyOf(OperatingState),
  owner: z.string().max(254).optional(),
  necessary: anyOf({ yes: "yes", no: "no", open: "open" }),
});
export const controlInput = z.strictObject({ id: recordRef });
/** The statement is one page: no cursor, no size. */
export const soaInput = z.strictObject({
  q: text(200, 0).optional(),
  theme: anyOf(themes),
  state: anyOf(OperatingState),
});

export const personShape = z.object({ id: z.uuid(), reference: z.string(), name: z.string() });

export const controlRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  title: z.string(),
  source: z.enum(ControlSource),
  theme: z.enum(themes),
  necessary: z.boolean().nullable(),
  operatingState: z.enum(OperatingState),
  stateSince: z.string().nullable(),
  implementationStatus: z.enum(ImplementationStatus),
  owner: personShape.nullable(),
  reviewer: personShape.nullable(),
  attestationDays: z.int(),
  /** The day until which the open attestation is due. */
  nextDue: z.string().nullable(),
  lastResult: z.enum(AttestationResult).nullable(),
  version: z.int(),
});
export type ControlRow = z.output<typeof controlRow>;
export const controlsPage = pageOf(controlRow);

/** What a command on a control answers. */
export const controlChanged = z.object({
  id: z.uuid(),
  reference: z.string(),
  operatingState: z.enum(OperatingState),
  implementationStatus: z.enum(ImplementationStatus),
  necessary: z.boolean().nullable(),
  version: z.int(),
});
export const adopted = z.object({ created: z.int() });

/** What a line of the Statement of Applicability still lacks. */
export const SOA_FLAGS = {
  undecided: "Not decided",
  justification_missing: "Justification missing",
  names_no_risk: "Names no risk",
  same_sentence: "Same sentence as many others",
  owner_missing: "Owner missing",
} as const;
export type SoaFlag = keyof typeof SOA_FLAGS;
const flags = [
  "undecided",
  "justification_missing",
  "names_no_risk",
  "same_sentence",
  "owner_missing",
] as const satisfies readonly SoaFlag[];

export const soaLine = z.object({
  id: z.uuid(),
  ref: z.string(),
  title: z.string(),
  theme: z.enum(themes),
  source: z.enum(ControlSource),
  necessary: z.boolean().nullable(),
  /** Why it is included or excluded, as one text. */
  justification: z.string(),
  sources: inclusionReasons,
  state: z.enum(OperatingState),
  implementation: z.enum(ImplementationStatus),
  since: z.string().nullable(),
  owner: personShape.nullable(),
  /** What its owner last attested and a second person accepted, with the evidence for it. */
  attestation: z
    .object({
      reference: z.string(),
      result: z.enum(AttestationResult),
      from: z.string(),
      to: z.string(),
      evidence: z.array(z.string()),
    })
    .nullable(),
  flags: z.array(z.enum(flags)),
});
export type SoaLine = z.output<typeof soaLine>;
export const soaPage = pageOf(soaLine).extend({
  counts: z.object({ necessary: z.int(), excluded: z.int(), undecided: z.int(), flagged: z.int() }),
});

const linkShape = z.object({ reference: z.string(), title: z.string() });
export const controlRecord = controlRow.extend({
  inclusion: inclusionReasons,
  exclusionReason: z.string().nullable(),
  statement: z.string(),
  statementVersion: z.int(),
  guidance: z
    .object({ purpose: z.string(), slm: z.string(), evidenceExamples: z.array(z.string()) })
    .nullable(),
  risks: z.array(linkShape.extend({ side: z.string(), strength: z.string() })),
  treatments: z.array(linkShape.extend({ state: z.string() })),
  audits: z.array(
    z.object({
      reference: z.string(),
      title: z.string(),
      on: z.string(),
      result: z.enum(ChecklistResult),
    }),
  ),
});
export type ControlRecord = z.output<typeof controlRecord>;

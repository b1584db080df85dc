import * as z from "zod";
import { anyOf, longText, personRef, reason, recordRef, text, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { Classification, FlowState, OperatingState, PersonalData } from "@/prisma/generated/enums";
import { personName } from "../people/schema";
import { environment } from "../scope/environments/schema";
import { Crossing, encryptionOf, Protection } from "./rules";

export const FLOW_STATE_LABELS = {
  active: "Active",
  retired: "Retired",
} as const satisfies Record<FlowState, string>;

export const CROSSING_LABELS = {
  none: "No boundary",
  zone: "Zone",
  environment: "Environment",
  outside: "Organisation",
  unknown: "Not known",
} as const satisfies Record<Crossing, string>;

export const PROTECTION_LABELS = {
  not_needed: "Not needed",
  protected: "Protected",
  unprotected: "Unprotected",
} as const satisfies Record<Protection, string>;

/** What a flow says of the scope; each says which. */
export const FlowScope = { inside: "inside", outside: "outside" } as const;
export const FLOW_SCOPE_LABELS = {
  inside: "In scope",
  outside: "Out of scope",
} as const satisfies Record<keyof typeof FlowScope, string>;

const none = <Type extends z.ZodType>(type: Type) =>
  type.nullish().transform((value) => value ?? null);
const party = text(120, 0)
  .nullish()
  .transform((value) => value || null);

/** An end is an asset, or somebody by name who stands in a zone. */
const ends = {
  from: none(recordRef),
  fromParty: party,
  fromZone: none(recordRef),
  to: none(recordRef),
  toParty: party,
  toZone: none(recordRef),
};
const words = {
  name: text(200),
  data: text(500),
  purpose: longText(2000, 0),
  protocol: text(120, 0),
  encryption: text(200, 0).transform(encryptionOf),
  authentication: text(200, 0),
  place: text(200, 0),
  /** What the source holds and the flow does not carry, and how that is seen to. */
  withheld: longText(2000, 0),
};
const choices = {
  classification: z.enum(Classification, "Choose a class."),
  personalData: z.enum(PersonalData, "Choose yes, no or unknown."),
  carriesSecrets: z.boolean("Say yes or no."),
  carriesWeights: z.boolean("Say yes or no."),
  inScope: z.boolean("Say whether it is in scope."),
  owner: none(personRef),
  /** What protects it, by reference. */
  controls: z
    .array(recordRef)
    .max(30, "Name at most 30 controls.")
    .transform((list) => [...new Set(list)]),
};

const everything = z.strictObject({ ...ends, ...words, ...choices });
export const addFlowInput = everything.partial().extend({
  ...ends,
  name: words.name,
  data: words.data,
  classification: choices.classification,
});
export const editFlowInput = everything.partial().extend({ id: recordRef, version });
export const retireFlowInput = z.strictObject({ id: recordRef, version, reason: reason() });
export const flowInput = z.strictObject({ id: recordRef });

export const SORTS = ["name", "reference"] as const;
export const listFlowsInput = listInput(SORTS).extend({
  state: anyOf(FlowState),
  classification: anyOf(Classification),
  crossing: anyOf(Crossing),
  protection: anyOf(Protection),
  personalData: anyOf(PersonalData),
  scope: anyOf(FlowScope),
  /** Either end stands in it. */
  environment: recordRef.optional(),
  /** Either end is it. */
  asset: recordRef.optional(),
});

const person = personName.omit({ title: true });
export const flowEnd = z.object({
  name: z.string(),
  asset: z.object({ id: z.uuid(), reference: z.string() }).nullable(),
  environment: environment.omit({ version: true }).nullable(),
  zone: z
    .object({ id: z.uuid(), reference: z.string(), name: z.string(), isOutside: z.boolean() })
    .nullable(),
});
export type FlowEnd = z.output<typeof flowEnd>;

export const flowMoved = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  state: z.enum(FlowState),
  version: z.int(),
});
export type FlowMoved = z.output<typeof flowMoved>;

export const flowRow = flowMoved.extend({
  inScope: z.boolean(),
  from: flowEnd,
  to: flowEnd,
  data: z.string(),
  classification: z.enum(Classification),
  personalData: z.enum(PersonalData),
  carriesSecrets: z.boolean(),
  carriesWeights: z.boolean(),
  protocol: z.string(),
  encryption: z.string(),
  controls: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      title: z.string(),
      state: z.enum(OperatingState),
    }),
  ),
  crosses: z.enum(Crossing),
  protection: z.enum(Protection),
  /** Which boundary, and what protects it there or is missing. */
  why: z.object({ crossing: z.string(), protection: z.string() }),
});
export type FlowRow = z.output<typeof flowRow>;
export const flowPage = pageOf(flowRow);

export const flowRecord = flowRow.extend({
  purpose: z.string(),
  authentication: z.string(),
  place: z.string(),
  withheld: z.string(),
  /** Where it says less than its source holds, without saying why. */
  contradictions: z.array(z.string()),
  owner: person.nullable(),
  retirement: z.string().nullable(),
  createdAt: z.string(),
});
export type FlowRecord = z.output<typeof flowRecord>;

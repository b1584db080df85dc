import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import { SoaState } from "@/prisma/generated/enums";
import type { soaLine } from "../../schema";

/** The statement as it stands now, where an edition could be named. */
export const LIVE = "now";

/** What `id` says differently than `from`: two editions, or an edition and the statement now. */
export const compareSoaInput = z.strictObject({ id: recordRef, from: recordRef });

const FIELDS = {
  title: "title",
  necessary: "necessary",
  justification: "justification",
  sources: "sources",
  implementation: "implementation",
  state: "state",
  owner: "owner",
  attestation: "attestation",
} as const;
export type SoaField = keyof typeof FIELDS;
/** What an approval is about: a change of these makes another statement. The rest follows from facts. */
export const DECIDED: readonly SoaField[] = ["title", "necessary", "justification", "sources"];

const part = z.object({
  op: z.enum({ same: "same", added: "added", removed: "removed" }),
  text: z.string(),
});
export const fieldChange = z.object({
  field: z.enum(FIELDS),
  before: z.string(),
  after: z.string(),
  /** The same word by word, for texts. */
  words: z.array(part),
});
export type FieldChange = z.output<typeof fieldChange>;

export const lineChange = z.object({
  ref: z.string(),
  title: z.string(),
  op: z.enum({ added: "added", removed: "removed", changed: "changed" }),
  /** A decision differs, not only how the control stands. */
  isDecision: z.boolean(),
  fields: z.array(fieldChange),
});
export type LineChange = z.output<typeof lineChange>;

const side = z.object({
  /** `now` for the statement as it stands. */
  edition: z.string(),
  state: z.enum(SoaState).nullable(),
  approvedAt: z.string().nullable(),
  lineCount: z.int(),
});
export const soaComparison = z.object({
  from: side,
  to: side,
  changes: z.array(lineChange),
  /** Lines whose decision differs. */
  decisions: z.int(),
});
export type SoaComparison = z.output<typeof soaComparison>;
export type ComparedLine = Omit<z.output<typeof soaLine>, "flags" | "id">;

import * as z from "zod";
import { anyOf, reason, recordRef, text, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { MethodState } from "@/prisma/generated/enums";
import { personName } from "../../../people/schema";
import { methodChange } from "../comparison/schema";
import { methodText } from "../schema";

export const METHOD_STATE_LABELS = {
  draft: "Draft",
  in_review: "In review",
  in_force: "In force",
  superseded: "Superseded",
} as const satisfies Record<MethodState, string>;
export const METHOD_STATE_TONES = {
  draft: "neutral",
  in_review: "info",
  in_force: "ok",
  superseded: "neutral",
} as const satisfies Record<MethodState, string>;

const edition = z.string().regex(/^\d{1,3}\.\d{1,3}$/, "Give an edition such as 1.1.");
/** What is different and why. */
const note = text(2000, 0);

export const draftMethodInput = methodText.partial().extend({
  edition: edition.optional(),
  note: note.optional(),
});
/** By id, reference or edition, with the version that the caller saw. */
const existing = { id: recordRef, version };
export const editMethodInput = methodText.partial().extend({ ...existing, note: note.optional() });
export const methodChangeInput = z.strictObject(existing);
export const returnMethodInput = z.strictObject({ ...existing, comment: reason() });
export const methodInput = z.strictObject({ id: recordRef });

export const listMethodsInput = listInput(["edition"]).extend({ state: anyOf(MethodState) });

/** What a command answers: enough to go on with. */
export const methodMoved = z.object({
  id: z.uuid(),
  reference: z.string(),
  edition: z.string(),
  state: z.enum(MethodState),
  version: z.int(),
});

const named = personName.omit({ title: true });
export const methodRow = methodMoved.extend({
  note: z.string(),
  /** Null: it shipped with the product. */
  author: named.nullable(),
  /** Null while nobody has approved it. */
  approvedBy: named.nullable(),
  approvedAt: z.string().nullable(),
});
export type MethodRow = z.output<typeof methodRow>;
export const methodPage = pageOf(methodRow);

export const methodRecord = methodRow.extend({
  text: methodText,
  submittedAt: z.string().nullable(),
  returnComment: z.string().nullable(),
  /** Everybody who wrote in it: none of them may approve. */
  writers: z.array(named),
  /** The text that the hash is taken of, so that anybody can recompute it. */
  canonical: z.string(),
  sha256: z.string().nullable(),
  /** Fields that keep it from being submitted, with what to do. */
  problems: z.record(z.string(), z.array(z.string())),
  /** The edition before it, and what this one says differently; null for the first. */
  before: z
    .object({
      edition: z.string(),
      changes: z.array(methodChange),
      /** Not words alone: the same risk may score differently. */
      changesScores: z.boolean(),
    })
    .nullable(),
  /** Open risks assessed by another edition; counted up to a thousand. */
  behind: z.object({
    count: z.int(),
    isCapped: z.boolean(),
    /** Some of them may score differently by this edition. */
    mayMove: z.boolean(),
  }),
});
export type MethodRecord = z.output<typeof methodRecord>;

/** An edition as it leaves the product: with who took it and when. */
export const methodDocument = methodRecord.extend({
  organisation: z.string(),
  takenBy: z.string(),
  takenAt: z.string(),
});
export type MethodDocument = z.output<typeof methodDocument>;

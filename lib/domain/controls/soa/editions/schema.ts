import * as z from "zod";
import { anyOf, reason, recordRef, text, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { SoaState } from "@/prisma/generated/enums";
import { personShape, soaLine } from "../../schema";

export const SOA_STATE_LABELS = {
  draft: "Draft",
  in_review: "In review",
  approved: "Approved",
  superseded: "Superseded",
} as const satisfies Record<SoaState, string>;
export const SOA_STATE_TONES = {
  draft: "neutral",
  in_review: "info",
  approved: "ok",
  superseded: "neutral",
} as const satisfies Record<SoaState, string>;

/** A line as an edition keeps it: what an auditor reads, without what is only asked of the draft. */
export const frozenLine = soaLine.omit({ flags: true });
export type FrozenLine = z.output<typeof frozenLine>;

const edition = z.string().regex(/^\d{1,3}\.\d{1,3}$/, "Give an edition such as 1.1.");
/** What is different and why. */
const note = text(2000, 0);
/** By id, reference or edition, with the version that the caller saw. */
const existing = { id: recordRef, version };

export const openSoaInput = z.strictObject({ edition: edition.optional(), note: note.default("") });
export const submitSoaInput = z.strictObject({
  ...existing,
  /** Another number than the draft has, where more than a detail changed. */
  edition: edition.optional(),
  note: note.optional(),
});
export const returnSoaInput = z.strictObject({ ...existing, comment: reason() });
export const approveSoaInput = z.strictObject(existing);
export const soaEditionInput = z.strictObject({ id: recordRef });
export const listSoaEditionsInput = listInput(["edition"]).extend({ state: anyOf(SoaState) });

/** What a command answers: enough to go on with. */
export const soaMoved = z.object({
  id: z.uuid(),
  reference: z.string(),
  edition: z.string(),
  state: z.enum(SoaState),
  version: z.int(),
});

export const soaEditionRow = soaMoved.extend({
  note: z.string(),
  author: personShape,
  approver: personShape.nullable(),
  submittedAt: z.string().nullable(),
  approvedAt: z.string().nullable(),
  /** None in a draft, whose lines are those of the live statement. */
  lineCount: z.int(),
  sha256: z.string().nullable(),
});
export type SoaEditionRow = z.output<typeof soaEditionRow>;
export const soaEditionPage = pageOf(soaEditionRow);

export const soaEditionRecord = soaEditionRow.extend({
  returnComment: z.string().nullable(),
  /** Everybody who decided a line since the edition before: none of them may approve. */
  writers: z.array(personShape),
  lines: z.array(frozenLine),
  /** The lines still have the hash that they were approved with; null where nothing is frozen yet. */
  isIntact: z.boolean().nullable(),
});
export type SoaEditionRecord = z.output<typeof soaEditionRecord>;

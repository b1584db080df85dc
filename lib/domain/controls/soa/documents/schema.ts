import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import { SoaState } from "@/prisma/generated/enums";
import { personShape } from "../../schema";
import { frozenLine } from "../editions/schema";

/** An edition, or `now` for the statement as it stands. */
export const soaDocumentInput = z.strictObject({ id: recordRef });

/** The statement as it leaves the product: with who took it and when. */
export const soaDocument = z.object({
  /** Null where nothing was ever opened or approved. */
  edition: z.string().nullable(),
  /** Null for the statement as it stands: nobody has approved these lines. */
  state: z.enum(SoaState).nullable(),
  note: z.string(),
  author: personShape.nullable(),
  writers: z.array(personShape),
  approver: personShape.nullable(),
  submittedAt: z.string().nullable(),
  approvedAt: z.string().nullable(),
  sha256: z.string().nullable(),
  /** The lines still have that hash; null where none was taken. */
  isIntact: z.boolean().nullable(),
  lines: z.array(frozenLine),
  organisation: z.string(),
  takenBy: z.string(),
  takenAt: z.string(),
});
export type SoaDocument = z.output<typeof soaDocument>;

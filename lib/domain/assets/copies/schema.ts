import * as z from "zod";
import { day, recordRef, text, version } from "@/lib/kernel/fields";
import { personName } from "../../people/schema";
import { sha256, unsaid } from "../facts/schema";
import { assetMoved } from "../schema";

export const MOST_COPIES = 500;

const said = {
  place: text(300),
  readers: text(500, 0).default(""),
  placedOn: unsaid(day),
  digest: unsaid(sha256),
};
export const recordCopyInput = z.strictObject({ id: recordRef, version, ...said });
export const deleteCopyInput = z.strictObject({
  id: recordRef,
  version,
  copyId: z.uuid(),
  /** Reference of evidence, or what shows that it is gone. */
  proof: text(1000, 5),
});
export const copyRecorded = assetMoved.extend({ copyId: z.uuid() });

export const copy = z.object({
  id: z.uuid(),
  place: z.string(),
  readers: z.string(),
  placedOn: z.string().nullable(),
  digest: z.string().nullable(),
  deletedAt: z.string().nullable(),
  deletedBy: personName.omit({ title: true }).nullable(),
  proof: z.string(),
});
export type CopyRow = z.output<typeof copy>;
export const copyRows = z.object({ rows: z.array(copy) });
export const listCopiesInput = z.strictObject({ id: recordRef });

import * as z from "zod";
import { anyOf, day, reason, recordRef, text, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { ExceptionState } from "@/prisma/generated/enums";
import { personName } from "../../people/schema";

export const EXCEPTION_STATE_LABELS = {
  requested: "Requested",
  approved: "Approved",
  rejected: "Rejected",
  ended: "Ended",
} as const satisfies Record<ExceptionState, string>;

export const requestExceptionInput = z.strictObject({
  /** What it allows: one of the two. */
  flow: recordRef.nullish().transform((value) => value ?? null),
  relation: z
    .uuid("Give the id of a relation.")
    .nullish()
    .transform((value) => value ?? null),
  reason: reason(),
  compensation: text(4000, 10),
  validUntil: day,
});
export const decideExceptionInput = z.strictObject({ id: recordRef, version, decision: reason() });
export const endExceptionInput = z.strictObject({ id: recordRef, version, reason: reason() });
export const exceptionInput = z.strictObject({ id: recordRef });
export const lapseInput = z.strictObject({ id: z.uuid() });
export const lapsedShape = z.object({ ids: z.array(z.uuid()), next: z.uuid().nullable() });

export const listExceptionsInput = listInput(["requested", "validUntil"]).extend({
  state: anyOf(ExceptionState),
  flow: recordRef.optional(),
  relation: z.uuid().optional(),
  /** Of flows and relations that begin or end at this asset. */
  asset: recordRef.optional(),
});

export const exceptionMoved = z.object({
  id: z.uuid(),
  reference: z.string(),
  state: z.enum(ExceptionState),
  version: z.int(),
});

const person = personName.omit({ title: true });
export const exceptionRow = exceptionMoved.extend({
  about: z.string(),
  flow: z.object({ id: z.uuid(), reference: z.string(), name: z.string() }).nullable(),
  relationId: z.uuid().nullable(),
  reason: z.string(),
  /** What protects the data meanwhile. */
  compensation: z.string(),
  requestedBy: person,
  requestedAt: z.string(),
  validUntil: z.string(),
  decidedBy: person.nullable(),
  decidedAt: z.string().nullable(),
  decision: z.string(),
  endedBy: person.nullable(),
  endedAt: z.string().nullable(),
  ending: z.string(),
  /** Owners and custodians of both ends: none of them approves (S8). */
  holders: z.array(z.uuid()),
});
export type ExceptionRow = z.output<typeof exceptionRow>;
export const exceptionPage = pageOf(exceptionRow);

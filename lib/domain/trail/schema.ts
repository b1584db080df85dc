import * as z from "zod";
import { day, recordRef, whole } from "@/lib/kernel/fields";

/** What the trail can be asked for. Entries are numbered by the database; newest first. */
export const listTrailInput = z.strictObject({
  entity: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
  /** The record's id or reference. */
  record: recordRef.optional(),
  actor: z.uuid("Choose a person.").optional(),
  action: z
    .string()
    .max(100)
    .regex(/^[a-z_]+(\.[a-z_]+)?$/, "Give an action such as risk.accepted.")
    .optional(),
  from: day.optional(),
  until: day.optional(),
  size: whole(1, 500).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, "This page mark is broken.")
    .optional(),
});

export const trailRow = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  /** When it took effect, where the loader brought an earlier time. */
  effectiveAt: z.iso.datetime().nullable(),
  actor: z.object({ id: z.string(), name: z.string() }),
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  record: z.object({ reference: z.string(), title: z.string() }).nullable(),
  data: z.record(z.string(), z.unknown()),
  channel: z.string().nullable(),
  requestId: z.string().nullable(),
  /** Place in the Merkle tree; null while unsealed. */
  leaf: z.int().nullable(),
});
export type TrailRow = z.infer<typeof trailRow>;

export const trailPage = z.object({
  rows: z.array(trailRow),
  next: z.string().nullable(),
  sealed: z.int(),
  unsealed: z.int(),
});

export const historyInput = z.strictObject({
  entity: z.string().regex(/^[a-z_]{1,40}$/),
  id: z.uuid(),
});

export const change = z.object({
  field: z.string(),
  before: z.unknown().nullable(),
  after: z.unknown().nullable(),
});
export type Change = z.infer<typeof change>;

export const historyEntry = trailRow
  .pick({ id: true, at: true, effectiveAt: true, actor: true, action: true, data: true })
  .extend({ leaf: trailRow.shape.leaf, changes: z.array(change) });
export type HistoryEntry = z.infer<typeof historyEntry>;

export const checkpointShape = z.object({
  size: z.int(),
  root: z.string(),
  note: z.string(),
  at: z.iso.datetime(),
});

export const verification = z.object({
  ok: z.boolean(),
  size: z.int(),
  root: z.string(),
  checkpoint: z.int().nullable(),
  problems: z.array(
    z.object({
      kind: z.enum(["changed", "missing", "reordered", "truncated", "signature"]),
      index: z.int().nullable(),
      entryId: z.int().nullable(),
      message: z.string(),
    }),
  ),
});

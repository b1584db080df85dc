import * as z from "zod";
import { day, longText, personRef, recordRef, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { BatchKind, Classification } from "@/prisma/generated/enums";
import { personName } from "../../people/schema";

/** As many rows as one transaction changes without others waiting for it. */
export const MOST_ROWS = 500;

export const RESULT_LABELS = {
  changed: "Changed",
  unchanged: "Unchanged",
  refused: "Refused",
} as const;
type Result = keyof typeof RESULT_LABELS;
const RESULTS = { changed: "changed", unchanged: "unchanged", refused: "refused" } as const;

/** Why a row is refused, for a program to act on. */
const REASONS = {
  not_found: "not_found",
  forbidden: "forbidden",
  conflict: "conflict",
  wrong_state: "wrong_state",
  invalid: "invalid",
} as const;
export type RefusalCode = keyof typeof REASONS;

export const BATCH_KIND_LABELS = {
  import: "Import",
  bulk: "Change in bulk",
} as const satisfies Record<BatchKind, string>;

/** Rows with the version that was seen of each. */
const chosen = z
  .array(z.strictObject({ id: recordRef, version }))
  .min(1, "Choose at least one asset.")
  .max(MOST_ROWS, `Choose at most ${MOST_ROWS} assets.`);
/** Change the others when some are refused; otherwise nothing is changed. */
const skipRefused = z.boolean("Say yes or no.").default(false);

const change = z
  .strictObject({
    owner: personRef,
    custodian: personRef.nullable(),
    environment: recordRef,
    zone: recordRef.nullable(),
    classification: z.enum(Classification, "Choose a class."),
    nextReview: day,
  })
  .partial()
  .refine(
    (given) => Object.values(given).some((one) => one !== undefined),
    "Choose what to change.",
  );
export type Change = z.output<typeof change>;

export const changeManyInput = z.strictObject({ assets: chosen, change, skipRefused });
export const confirmManyInput = z.strictObject({
  assets: chosen,
  /** A year on when left out. */
  nextReview: day.optional(),
  note: longText(2000, 0).default(""),
  skipRefused,
});
export const undoBatchInput = z.strictObject({ id: recordRef, version });

const row = z.object({
  id: z.string(),
  reference: z.string(),
  name: z.string(),
  result: z.enum(RESULTS),
  code: z.enum(REASONS).nullable(),
  reason: z.string().nullable(),
});
export type BulkRow = z.output<typeof row>;
export type BulkResult = Result;

const counts = { changed: z.int(), unchanged: z.int(), refused: z.int() };
export const bulkDone = z.object({ ...counts, rows: z.array(row) });
export type BulkDone = z.output<typeof bulkDone>;
export const changedMany = bulkDone.extend({
  batch: z.object({ id: z.uuid(), reference: z.string(), version: z.int() }),
});
export type ChangedMany = z.output<typeof changedMany>;

export const listBatchesInput = listInput(["at"]);
const batchRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  kind: z.enum(BatchKind),
  title: z.string(),
  by: personName.omit({ title: true }),
  at: z.string(),
  undoneAt: z.string().nullable(),
  /** Nobody has undone it, and its day is not over. */
  undoable: z.boolean(),
  version: z.int(),
});
export type BatchRow = z.output<typeof batchRow>;
export const batchPage = pageOf(batchRow);

/** What stood in the columns of one asset before. */
const instant = z.iso.datetime().nullable();
const before = z
  .strictObject({
    ownerId: z.uuid().nullable(),
    ownerAgreedAt: instant,
    custodianId: z.uuid().nullable(),
    environmentId: z.uuid().nullable(),
    zoneId: z.uuid().nullable(),
    classification: z.enum(Classification).nullable(),
    nextReview: instant,
  })
  .partial();
export type Before = z.output<typeof before>;
export const kept = z.array(
  z.object({ assetId: z.uuid(), created: z.literal(false), version: z.int(), before }),
);

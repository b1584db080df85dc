import * as z from "zod";
import { recordRef, version } from "@/lib/kernel/fields";
import { requirementRef } from "../requirements/schema";

export const LINE_LABELS = {
  added: "Added",
  removed: "Removed",
  moved: "Moved",
  renamed: "Renamed",
  reworded: "Reworded",
  unchanged: "Unchanged",
} as const;
export type LineKind = keyof typeof LINE_LABELS;
export const LINE_TONES = {
  added: "ok",
  removed: "bad",
  moved: "warn",
  renamed: "warn",
  reworded: "info",
  unchanged: "neutral",
} as const satisfies Record<LineKind, string>;
const kinds = {
  added: "added",
  removed: "removed",
  moved: "moved",
  renamed: "renamed",
  reworded: "reworded",
  unchanged: "unchanged",
} as const satisfies { [Kind in LineKind]: Kind };
const changes = { moved: "moved", renamed: "renamed", reworded: "reworded" } as const;

const side = z.object({
  id: z.uuid(),
  ref: z.string(),
  title: z.string(),
  text: z.string(),
  version: z.int(),
});
export const differenceLine = z.object({
  /** Of the new requirement; of the former one where nothing follows it. */
  id: z.uuid(),
  kind: z.enum(kinds),
  changes: z.array(z.enum(changes)),
  former: side.nullable(),
  fresh: side.nullable(),
  score: z.int(),
  reason: z.string(),
  /** References of the controls that would go along. */
  controls: z.array(z.string()),
  isSettled: z.boolean(),
});
export type DifferenceLine = z.output<typeof differenceLine>;

export const differenceRecord = z.object({
  framework: z.object({ id: z.uuid(), reference: z.string(), version: z.int() }),
  former: z.object({ reference: z.string(), edition: z.string() }).nullable(),
  counts: z.record(z.enum(kinds), z.int()),
  open: z.int(),
  /** What is not unchanged. */
  lines: z.array(differenceLine),
  /** All requirements of the edition before, to choose from. */
  formers: z.array(z.object({ ref: z.string(), title: z.string(), isHeading: z.boolean() })),
});
export type DifferenceRecord = z.output<typeof differenceRecord>;

export const acceptLinesInput = z.strictObject({
  id: recordRef,
  version,
  /** Ids of lines as the difference gives them. */
  lines: z.array(z.uuid()).min(1, "Choose at least one line.").max(2000),
});
export const followInput = z.strictObject({
  id: recordRef,
  version,
  /** A requirement of the new edition. */
  ref: requirementRef,
  /** What it follows in the edition before; null: nothing. */
  former: requirementRef.nullish().transform((value) => value ?? null),
});
export const linesChanged = z.object({
  id: z.uuid(),
  reference: z.string(),
  open: z.int(),
  version: z.int(),
});

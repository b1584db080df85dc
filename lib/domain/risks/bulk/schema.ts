import * as z from "zod";
import { personRef, recordRef, version } from "@/lib/kernel/fields";
import { listInput } from "@/lib/kernel/list";
import { TreatmentOption } from "@/prisma/generated/enums";
import { batchPage, bulkDone, MOST_ROWS } from "../../assets/bulk/schema";
import { reviewDays } from "../reviews/schema";
import { riskFilter, threatField } from "../schema";

/** Rows with the version that was seen of each. */
const chosen = z
  .array(z.strictObject({ id: recordRef, version }))
  .min(1, "Choose at least one risk.")
  .max(MOST_ROWS, `Choose at most ${MOST_ROWS} risks.`);

/** What can be changed of many at once. Never here: accepting, approving, closing. */
const change = z
  .strictObject({
    owner: personRef,
    /** Null: as its band says. */
    reviewDays: reviewDays.nullable(),
    option: z.enum(TreatmentOption, "Choose a treatment."),
    /** Null: a threat of one's own. */
    threat: threatField,
  })
  .partial()
  .refine(
    (given) => Object.values(given).some((one) => one !== undefined),
    "Choose what to change.",
  );
export type Change = z.output<typeof change>;

/** By rows; or all that the register's filter finds, at most as many as one act changes. */
export const previewRisksInput = z
  .strictObject({ risks: chosen.optional(), filter: riskFilter.optional(), change })
  .refine(({ risks, filter }) => risks === undefined || filter === undefined, {
    path: ["risks"],
    message: "Name rows, or give a filter.",
  });
export const changeRisksInput = z.strictObject({
  risks: chosen,
  change,
  /** Change the others when some are refused; otherwise nothing is changed. */
  skipRefused: z.boolean("Say yes or no.").default(false),
});
export const undoRisksInput = z.strictObject({ id: recordRef, version });

const difference = z.object({ field: z.string(), before: z.string(), after: z.string() });
const row = bulkDone.shape.rows.element.extend({
  version: z.int(),
  changes: z.array(difference),
});
export type RiskBulkRow = z.output<typeof row>;

/** What becomes of each row, and what it means for acceptances that are in force. */
export const risksPreview = bulkDone.extend({
  rows: z.array(row),
  /** Of the rows that change, those with an acceptance in force: it stays. */
  accepted: z.array(z.object({ risk: z.string(), acceptance: z.string() })),
});
export type RisksPreview = z.output<typeof risksPreview>;
export const risksChangedShape = bulkDone.extend({
  batch: z.object({ id: z.uuid(), reference: z.string(), version: z.int() }),
});
export type RisksChanged = z.output<typeof risksChangedShape>;

export const listRiskBatchesInput = listInput(["at"]);
export const riskBatchPage = batchPage;

/** What stood in the columns of one risk before. */
const before = z
  .strictObject({
    ownerId: z.uuid(),
    threatId: z.string().nullable(),
    option: z.enum(TreatmentOption).nullable(),
    reviewDays: z.int().nullable(),
    nextReview: z.string().nullable(),
  })
  .partial();
export type Before = z.output<typeof before>;
export const keptRisks = z.array(z.object({ riskId: z.uuid(), version: z.int(), before }));

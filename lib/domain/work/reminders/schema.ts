import * as z from "zod";
import { day } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { ReminderStep } from "@/prisma/generated/enums";
import { DUE_KINDS, responsible } from "../dues/schema";

/** One due day and one person to be told of it. */
export const tellInput = z.strictObject({
  kind: z.enum(DUE_KINDS),
  record: z.uuid(),
  person: z.uuid(),
  due: day,
});
export const told = z.object({ id: z.uuid(), step: z.enum(ReminderStep) });

const at = z.strictObject({ day, id: z.string().max(200) });
export const pendingInput = z.strictObject({ after: at.nullish() });
export const pendingPage = z.object({
  rows: z.array(tellInput.extend({ id: z.string() })),
  next: at.nullable(),
});

export const listRemindersInput = listInput(["day", "due"]).extend({
  /** Those that were read, or those that were not; both when nothing is said. */
  read: z.enum({ yes: "yes", no: "no" }).optional(),
});
const reminder = z.object({
  id: z.uuid(),
  kind: z.enum(DUE_KINDS),
  step: z.enum(ReminderStep),
  reference: z.string(),
  title: z.string(),
  path: z.string(),
  due: z.string(),
  /** The day that it belongs to. */
  day: z.string(),
  /** Who has to do it. */
  person: responsible,
  read: z.boolean(),
});
export type ReminderRow = z.infer<typeof reminder>;
export const reminderPage = pageOf(reminder).extend({ today: z.string() });

export const readInput = z.strictObject({
  ids: z.array(z.uuid("Give ids of reminders.")).min(1, "Name at least one reminder.").max(500),
});
export const readShape = z.object({ read: z.int() });

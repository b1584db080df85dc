import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { ReminderStep } from "@/prisma/generated/enums";
import { DUE_KINDS } from "../dues/schema";

export const reminderTold = event(
  "reminder.told",
  z.object({
    kind: z.enum(DUE_KINDS),
    recordId: z.uuid(),
    personId: z.uuid(),
    due: z.iso.date(),
    step: z.enum(ReminderStep),
    /** The day it belongs to; the entry's own time says when it was told. */
    day: z.iso.date(),
    passed: z.array(z.enum(ReminderStep)),
  }),
);
export const reminderRead = event("reminder.read", z.object({}));

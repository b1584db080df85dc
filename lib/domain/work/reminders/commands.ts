import { calendarOf } from "@/lib/domain/cadence/calendar/steps";
import { wrongState } from "@/lib/kernel/errors";
import { asDate } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { reminderRead, reminderTold } from "./events";
import { readInput, readShape, tellInput, told } from "./schema";
import { tellingFor } from "./steps";

/** Tells one person of one due day: the latest step that has come, and never a step again. */
export const tellReminder = command({
  name: "reminders.tell",
  may: ["system"],
  writes: "isms",
  events: [reminderTold],
  input: tellInput,
  output: told,
  async run({ tx, input, now, record }) {
    const { kind, record: recordId, person: personId, due } = input;
    const telling = await tellingFor(tx, await calendarOf(tx, now), input);
    if (!telling) throw wrongState("There is nothing to tell of this day, or it has been told.");
    const { step, day } = telling;
    const subject = { recordKind: kind, recordId, personId, due: asDate(due) };
    const before = await tx.reminder.findMany({ where: subject, select: { step: true } });
    const heard = new Set(before.map((one) => one.step));
    const passed = telling.passed.filter((one) => !heard.has(one));
    const { id } = await tx.reminder.create({
      data: { ...subject, step, day: asDate(day), passed, toldAt: now },
      select: { id: true },
    });
    record(reminderTold, id, { kind, recordId, personId, due, step, day, passed });
    return { id, step };
  },
});

/** Marks one's own reminders as read. Whoever does it twice at once has read them all the same. */
export const readReminders = command({
  name: "reminders.read",
  may: ["staff", "compliance", "internal_auditor"],
  writes: "account",
  route: "POST /reminders/read",
  events: [reminderRead],
  input: readInput,
  output: readShape,
  async run({ tx, actor, input, now, record }) {
    const rows = await tx.reminder.updateManyAndReturn({
      where: { id: { in: input.ids }, personId: actor.id, readAt: null },
      data: { readAt: now, version: { increment: 1 } },
      select: { id: true },
    });
    if (rows.length === 0)
      throw wrongState("You have read these reminders, or they are not yours.");
    for (const { id } of rows) record(reminderRead, id, {});
    return { read: rows.length };
  },
});

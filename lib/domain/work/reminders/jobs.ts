import { eachApart } from "@/lib/kernel/each-apart";
import type { Clockwork } from "@/lib/kernel/job";
import { tellReminder } from "./commands";
import { pendingReminders } from "./queries";
import type { Telling } from "./steps";

const NAME = "reminders.tell";

/** Reminds everybody on the day, or as soon as there is somebody to do it: one person and one thing at a time. */
export const reminderClock: Clockwork = {
  name: NAME,
  async run({ run, read }) {
    const page = new Map<string, Telling>();
    await eachApart(
      NAME,
      async (after) => {
        const { rows, next } = await read(pendingReminders, { after });
        page.clear();
        for (const { id, ...telling } of rows) page.set(`${telling.due} ${id}`, telling);
        return { ids: [...page.keys()], next };
      },
      async (key) => {
        const telling = page.get(key);
        if (telling) await run(tellReminder, telling);
      },
    );
  },
};

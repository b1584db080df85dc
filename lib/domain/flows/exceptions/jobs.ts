import type { Clockwork } from "@/lib/kernel/job";
import { lapseException } from "./commands";
import { lapsedExceptions } from "./queries";

/** Ends exceptions on the day after their last. */
export const clockworks: readonly Clockwork[] = [
  {
    name: "exceptions.lapse",
    async run({ run, read }) {
      for (const { id } of await read(lapsedExceptions, {})) await run(lapseException, { id });
    },
  },
];

import type { Clockwork } from "@/lib/kernel/job";
import { expireAcceptance } from "./commands";
import { lapsedAcceptances } from "./queries";

/** Ends acceptances on the day after their last. */
export const clockworks: readonly Clockwork[] = [
  {
    name: "acceptances.expire",
    async run({ run, read }) {
      for (const { id } of await read(lapsedAcceptances, {})) await run(expireAcceptance, { id });
    },
  },
];

import { eachApart } from "@/lib/kernel/each-apart";
import type { Clockwork } from "@/lib/kernel/job";
import { expireAcceptance } from "./commands";
import { lapsedAcceptances } from "./queries";

const NAME = "acceptances.expire";

/** Ends acceptances on the day after their last. */
export const clockworks: readonly Clockwork[] = [
  {
    name: NAME,
    run: ({ run, read }) =>
      eachApart(
        NAME,
        (after) => read(lapsedAcceptances, { after }),
        (id) => run(expireAcceptance, { id }),
      ),
  },
];

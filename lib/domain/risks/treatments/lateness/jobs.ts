import { eachApart } from "@/lib/kernel/each-apart";
import type { Clockwork } from "@/lib/kernel/job";
import { escalateTreatment } from "./commands";
import { lateTreatments } from "./queries";

const NAME = "treatments.escalate";

/** Tells who has to know that actions are late, as soon as the day is over. */
export const clockworks: readonly Clockwork[] = [
  {
    name: NAME,
    run: ({ run, read }) =>
      eachApart(
        NAME,
        (after) => read(lateTreatments, { after }),
        (id) => run(escalateTreatment, { id }),
      ),
  },
];

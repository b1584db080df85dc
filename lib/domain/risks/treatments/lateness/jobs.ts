import type { Clockwork } from "@/lib/kernel/job";
import { escalateTreatment } from "./commands";
import { lateTreatments } from "./queries";

/** Tells who has to know that actions are late, as soon as the day is over. */
export const clockworks: readonly Clockwork[] = [
  {
    name: "treatments.escalate",
    async run({ run, read }) {
      for (const id of (await read(lateTreatments, {})).ids) await run(escalateTreatment, { id });
    },
  },
];

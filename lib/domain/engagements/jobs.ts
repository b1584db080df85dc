import type { Clockwork } from "@/lib/kernel/job";
import { endEngagement, openEngagement } from "./commands";
import { dueEngagements } from "./queries";

/** Opens what has begun and ends what is over. */
export const engagementClock: Clockwork = {
  name: "engagements.clock",
  async run(door) {
    const { opening, ending } = await door.read(dueEngagements, {});
    for (const id of opening) await door.run(openEngagement, { id });
    for (const id of ending) await door.run(endEngagement, { id });
  },
};

import type { Clockwork } from "@/lib/kernel/job";
import { beginDueReview } from "./reviews/commands";
import { dueSuppliers } from "./reviews/queries";

/** Begins reviews whose day has come, or whose assurance or agreement has ended. */
export const supplierClock: Clockwork = {
  name: "suppliers.clock",
  async run(door) {
    const { ids } = await door.read(dueSuppliers, {});
    for (const id of ids) await door.run(beginDueReview, { id });
  },
};

import * as z from "zod";
import { todayOf } from "@/lib/domain/cadence/calendar/steps";
import { query } from "@/lib/kernel/operation";
import { hasMoved, judgeControls } from "./steps";

/** Controls whose state is no longer what it should be today. */
export const movedControls = query({
  name: "controls.moved",
  may: ["system"],
  input: z.strictObject({}),
  output: z.object({ ids: z.array(z.uuid()) }),
  async run({ db, now }) {
    const judged = await judgeControls(db, await todayOf(db, now));
    return { ids: judged.filter(hasMoved).map(({ id }) => id) };
  },
});

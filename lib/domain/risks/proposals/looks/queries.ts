import { query } from "@/lib/kernel/operation";
import { lookedInput, lookedShape, MOST_LOOKED } from "./schema";
import { everyAsset, reachedFrom, stepsOf } from "./steps";

/** Assets among what a change reaches whose proposals no longer are what there is reason for. */
export const unlookedAssets = query({
  name: "proposals.unlooked",
  may: ["system"],
  input: lookedInput,
  output: lookedShape,
  async run({ db, rows, now, input: { ids, after } }) {
    const found = await rows<{ id: string }>(
      ids ? reachedFrom(ids, after, MOST_LOOKED) : everyAsset(after, MOST_LOOKED),
    );
    const looked = found.map(({ id }) => id);
    const steps = await stepsOf({ db, rows, now }, looked);
    const moved = steps.map((one) => (one.kind === "make" ? one.reason : one.kept).assetId);
    const next = found.length === MOST_LOOKED ? (looked.at(-1) ?? null) : null;
    return { ids: [...new Set(moved)], next };
  },
});

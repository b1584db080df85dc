import { dayOf } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { visibleAssetId } from "../facts/steps";
import { ASSET_READERS } from "../schema";
import { listRunsInput, MOST_RUNS, trainingRuns } from "./schema";

/** How the weights of a model were made, the newest run first. */
export const listRuns = query({
  name: "trainingRuns.list",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /assets/:id/training-runs",
  input: listRunsInput,
  output: trainingRuns,
  async run({ actor, input, db }) {
    const assetId = await visibleAssetId(db, actor, input.id);
    const found = await db.trainingRun.findMany({
      where: { assetId },
      orderBy: [{ ranOn: { sort: "desc", nulls: "last" } }, { id: "desc" }],
      take: MOST_RUNS,
    });
    return { rows: found.map((one) => ({ ...one, ranOn: one.ranOn && dayOf(one.ranOn) })) };
  },
});

import { invalid, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { assetPlaced } from "../events";
import { assetMoved } from "../schema";
import { assetNamed, claimAsset, mustWrite } from "../steps";
import { placeAssetInput } from "./schema";

/** Puts an asset into a trust zone of its environment, or into one that others run. */
export const placeAsset = command({
  name: "assets.place",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [assetPlaced],
  route: "POST /assets/:id/place",
  input: placeAssetInput,
  output: assetMoved,
  async run({ tx, actor, input, record, follow }) {
    const asset = await assetNamed(tx, input.id);
    mustWrite(asset, actor);
    if (asset.state === "retired" || asset.state === "disposed") {
      throw wrongState("What is retired stays as it was, for those who look back.");
    }
    const zone = input.zone
      ? await tx.zone.findUnique({
          where: { ...named(input.zone), retiredAt: null },
          include: { environment: true },
        })
      : null;
    if (input.zone && !zone) throw invalid({ zone: ["Choose a zone of the list."] });
    const home = zone?.environment;
    if (home && asset.environmentId && home.id !== asset.environmentId) {
      const other = `${zone?.name} lies in ${home.name}, and the asset stands in another environment.`;
      throw invalid({ zone: [other] });
    }
    const environmentId = asset.environmentId ?? home?.id ?? null;
    const zoneId = zone?.id ?? null;
    const data = { zoneId, environmentId };
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data });
    follow("separation.look", { assetId: asset.id });
    record(assetPlaced, asset.id, data);
    return moved;
  },
});

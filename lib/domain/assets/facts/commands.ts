import { invalid, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { assetEdited } from "../events";
import { assetMoved } from "../schema";
import { assetNamed, claimAsset, mustWrite } from "../steps";
import { factProblems, readFacts, withFacts } from "./rules";
import { describeAssetInput } from "./schema";

/** Says what an asset of this kind has to say: hashes, limits, duties, retention. */
export const describeAsset = command({
  name: "assets.describe",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [assetEdited],
  route: "POST /assets/:id/facts",
  input: describeAssetInput,
  output: assetMoved,
  async run({ tx, actor, input, record }) {
    const asset = await assetNamed(tx, input.id);
    mustWrite(asset, actor);
    if (asset.state === "retired" || asset.state === "disposed") {
      throw wrongState("What is retired stays as it was, for those who look back.");
    }
    const problems = factProblems(asset.kind, input.facts);
    if (Object.keys(problems).length > 0) throw invalid(problems);
    const data = { facts: withFacts(readFacts(asset.facts), input.facts) };
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data });
    const fields = Object.keys(input.facts).map((key) => `facts.${key}`);
    record(assetEdited, asset.id, { fields, ownerId: asset.ownerId });
    return moved;
  },
});

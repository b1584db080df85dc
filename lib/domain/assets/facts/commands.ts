import { invalid } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { assetEdited, assetRerated } from "../events";
import { holdMap, rerate } from "../graph/steps";
import { assetMoved } from "../schema";
import { assetNamed, claimAsset, mustWrite } from "../steps";
import { factProblems, readFacts, withFacts } from "./rules";
import { describeAssetInput } from "./schema";
import { mustBeOpen } from "./steps";

/** Says what an asset of this kind has to say: hashes, limits, duties, retention. */
export const describeAsset = command({
  name: "assets.describe",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [assetEdited, assetRerated],
  route: "POST /assets/:id/facts",
  input: describeAssetInput,
  output: assetMoved,
  async run({ tx, actor, input, record, follow }) {
    const asset = await assetNamed(tx, input.id);
    mustWrite(asset, actor);
    mustBeOpen(asset);
    const problems = factProblems(asset.kind, input.facts);
    if (Object.keys(problems).length > 0) throw invalid(problems);
    const data = { facts: withFacts(readFacts(asset.facts), input.facts) };
    // Duties of a licence and a tested anonymisation are facts, and bear on what lies downstream.
    await holdMap(tx);
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data });
    await rerate(tx, [asset.id], { record, follow });
    const fields = Object.keys(input.facts).map((key) => `facts.${key}`);
    record(assetEdited, asset.id, { fields, ownerId: asset.ownerId });
    return moved;
  },
});

import { beforeAll, expect, it } from "vitest";
import { type World, world } from "@/lib/testing/world";
import { addRelease } from "../../../releases/commands";
import {
  approveRelease,
  deployRelease,
  evaluateRelease,
  withdrawRelease,
} from "../../../releases/decisions/commands";
import { addEnvironment } from "../../../scope/environments/commands";
import { addAsset } from "../../commands";
import { pushEvaluation } from "../../evaluations/commands";
import { describeAsset } from "../../facts/commands";
import { getAsset } from "../../queries";
import { relateAsset } from "../../relations/commands";
import { findGaps } from "../queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await people.priya.does(addEnvironment, { name: "Production", tier: "production" });
});

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
const HASHES = { template: "none", systemPrompt: "none", guardrails: "none", launchFlags: "none" };
const metric = { kind: "quality", suite: "task", metric: "rouge" } as const;

async function deployed(asset: string, release: string, letter: string, more: object) {
  const { anton, daan, oskar } = people;
  const added = await anton.does(addRelease, {
    ...{ asset, release, digest: digest(letter), authors: [anton.reference], licence: "MIT" },
    ...{ configuration: HASHES, withoutBase: true, data: ["pairs"], weaknesses: "Dates" },
    criteria: [{ ...metric, comparison: "at_least", threshold: 0.4 }],
  });
  await anton.does(pushEvaluation, {
    ...{ asset, kind: "quality", suite: "task", digest: digest(letter), data: digest("d") },
    ...{ ranAt: new Date().toISOString(), results: [{ metric: "rouge", value: 0.8 }] },
  });
  const judged = await anton.does(evaluateRelease, at(added));
  const approved = await daan.does(approveRelease, at(judged));
  return oskar.does(deployRelease, {
    ...{ ...at(approved), environment: "production", servedDigest: digest(letter) },
    ...{ rollbackTo: "none", ...more },
  });
}

it("an endpoint that serves something else than was released is found on both ends", async () => {
  const { anton, grace, priya } = people;
  const model = await anton.does(addAsset, { name: "Digest-3B", kind: "model" });
  const affectsPeople = false;
  await anton.does(describeAsset, { ...at(model), facts: { affectsPeople } });
  const api = await anton.does(addAsset, {
    ...{ name: "Summarise API", kind: "endpoint", environment: "production" },
  });
  const linked = await anton.does(relateAsset, { ...at(api), type: "serves", to: model.id });
  const says = async (letter: string) => {
    const { version } = await priya.reads(getAsset, { id: linked.id });
    const facts = { servedDigest: digest(letter) };
    await anton.does(describeAsset, { id: linked.id, version, facts });
  };
  const found = async (id: string) =>
    (await priya.reads(findGaps, { id })).gaps.filter(({ kind }) => kind === "served_otherwise");
  await says("1");
  expect(await found(api.id)).toEqual([]);
  const first = await deployed(model.id, "1.0", "1", {});
  expect(await found(api.id)).toEqual([]);
  const more = { rollbackTo: "1.0", copies: "Kept in the registry" };
  const second = await deployed(model.id, "2.0", "2", more);
  for (const { id } of [api, model]) {
    const [gap, ...rest] = await found(id);
    expect(rest).toEqual([]);
    expect(gap?.reason).toContain(`serves ${first.reference} (1.0), which is withdrawn`);
    expect(gap?.reason).toContain(`${second.reference} (2.0) is deployed there`);
    expect(gap?.path.map((one) => one.id)).toEqual([model.id, api.id]);
  }
  await says("9");
  expect((await found(model.id))[0]?.reason).toContain("which no release of Production has");
  await says("2");
  expect(await found(model.id)).toEqual([]);
  const back = { reason: "It repeats itself.", instead: "1.0", copies: "Kept for the report" };
  await grace.does(withdrawRelease, { ...at(second), ...back });
  expect(await found(api.id)).toHaveLength(1);
  await says("1");
  for (const { id } of [api, model]) expect(await found(id)).toEqual([]);
});

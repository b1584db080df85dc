import { beforeAll, describe, expect, it } from "vitest";
import { type World, world } from "@/lib/testing/world";
import { addEnvironment } from "../../scope/environments/commands";
import { acceptAsset, addAsset, retireAsset } from "../commands";
import { getAsset } from "../queries";
import { describeAsset } from "./commands";

let people: World;
beforeAll(async () => {
  people = await world();
  await people.priya.does(addEnvironment, { name: "Production", tier: "production" });
});
const factsOf = async (id: string) => (await people.priya.reads(getAsset, { id })).facts;
const model = () => people.anton.does(addAsset, { name: "Digest-3B", kind: "model" });

describe("the facts of an asset", () => {
  it("are added to, changed and taken back one by one", async () => {
    const { anton } = people;
    const { id } = await model();
    const first = { family: "Llama", parameters: 3_000_000_000, remoteCode: false };
    await anton.does(describeAsset, { id, version: 1, facts: first });
    expect(await factsOf(id)).toEqual(first);
    const next = { parameters: null, remoteCode: true, format: "gguf" };
    const moved = await anton.does(describeAsset, { id, version: 2, facts: next });
    expect(moved.version).toBe(3);
    expect(await factsOf(id)).toEqual({ family: "Llama", remoteCode: true, format: "gguf" });
  });

  it("are refused by name when they are wrong, or no fact of this kind", async () => {
    const { anton } = people;
    const { id } = await model();
    for (const [key, value] of [
      ["parameters", "many"],
      ["parameters", -1],
      ["remoteCode", "yes"],
      ["tokenizer", "sha256:12"],
      ["outputTraining", "perhaps"],
      ["family", "x".repeat(501)],
      ["minTls", "1.3"],
      ["constructor", "x"],
    ] as const) {
      const asked = anton.does(describeAsset, { id, version: 1, facts: { [key]: value } });
      await expect(asked, key).rejects.toMatchObject({
        code: "invalid",
        fields: { [`facts.${key}`]: [expect.any(String)] },
      });
    }
    expect(await factsOf(id)).toEqual({});
  });

  it("are written by those whose asset it is, on what they saw", async () => {
    const { anton, oskar, bram } = people;
    const { id } = await model();
    const said = { id, version: 1, facts: { family: "Qwen" } };
    for (const stranger of [oskar, bram]) {
      await expect(stranger.does(describeAsset, said)).rejects.toMatchObject({ code: "forbidden" });
    }
    await anton.does(describeAsset, said);
    await expect(anton.does(describeAsset, said)).rejects.toMatchObject({
      code: "conflict",
      current: { version: 2 },
    });
  });

  it("stay as they are once it is retired", async () => {
    const { anton, priya, grace } = people;
    const entry = {
      classification: "internal",
      environment: "production",
      inScope: true,
      owner: anton.reference,
    } as const;
    const { id, version } = await anton.does(addAsset, { name: "Old", kind: "index", ...entry });
    const active = await priya.does(acceptAsset, { id, version });
    const said = { id, version: active.version, facts: { tenantSeparation: "filter" } };
    const { version: described } = await anton.does(describeAsset, said);
    const reason = "Replaced by another index.";
    const retired = await grace.does(retireAsset, { id, version: described, reason });
    const late = { ...said, version: retired.version };
    await expect(anton.does(describeAsset, late)).rejects.toMatchObject({ code: "wrong_state" });
  });
});

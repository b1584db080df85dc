import { beforeAll, describe, expect, it } from "vitest";
import type * as z from "zod";
import { acceptAsset, addAsset, editAsset, retireAsset } from "@/lib/domain/assets/commands";
import { pushEvaluation } from "@/lib/domain/assets/evaluations/commands";
import { describeAsset } from "@/lib/domain/assets/facts/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { relateAsset, unrelateAsset } from "@/lib/domain/assets/relations/commands";
import { addFlow, retireFlow } from "@/lib/domain/flows/commands";
import { addEnvironment, editEnvironment } from "@/lib/domain/scope/environments/commands";
import { addZone } from "@/lib/domain/scope/zones/commands";
import { addSupplier } from "@/lib/domain/suppliers/commands";
import { linkAsset } from "@/lib/domain/suppliers/reach/commands";
import { followUp } from "@/lib/testing/jobs";
import { door } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { proposeRisk } from "../../commands";
import { dismissProposal } from "../commands";
import { listProposals } from "../queries";
import { lookAtAssets } from "./commands";
import { jobs } from "./jobs";

let people: World;
let production: string;
beforeAll(async () => {
  people = await world();
  const room = { name: "Production", tier: "production" } as const;
  production = (await people.priya.does(addEnvironment, room)).reference;
}, 120_000);

const proposals = async (asset: string) =>
  (await people.priya.reads(listProposals, { asset, size: 200 })).rows;
const open = async (asset: string) =>
  (await proposals(asset)).filter(({ state }) => state === "proposed");
const threatsOf = async (asset: string) =>
  (await open(asset)).map(({ threat }) => threat.id).sort();
const versionOf = async (id: string) => (await people.priya.reads(getAsset, { id })).version;

let made = 0;
type Given = Omit<z.input<typeof addAsset.input>, "name" | "kind">;
const add = (kind: z.input<typeof addAsset.input>["kind"], given: Given = {}) =>
  people.anton.does(addAsset, {
    ...{ name: `${kind} ${++made}`, kind, owner: people.anton.reference },
    ...given,
  });
const relate = async (from: string, type: "serves" | "trained_on" | "uses", to: string) => {
  const input = { id: from, version: await versionOf(from), type, to };
  await people.anton.does(relateAsset, input);
};
const edit = async (id: string, given: object) =>
  people.anton.does(editAsset, { id, version: await versionOf(id), ...given });

/** An endpoint that the public reaches, over a model that learned from persons. */
async function opened() {
  const data = await add("dataset", { personalData: "yes", classification: "confidential" });
  const model = await add("model");
  const endpoint = await add("endpoint", { exposure: "public", environment: production });
  await relate(model.reference, "trained_on", data.reference);
  await relate(endpoint.reference, "serves", model.reference);
  await followUp();
  return { data, model, endpoint };
}

describe("a new public endpoint over a dataset with personal data", () => {
  it("gets at least eight fitting proposals with reasons, none twice", async () => {
    const { endpoint, data } = await opened();
    const found = await open(endpoint.reference);
    expect(found.length).toBeGreaterThanOrEqual(8);
    expect(new Set(found.map(({ threat }) => threat.id)).size).toBe(found.length);
    for (const { reason, facts } of found) {
      expect(reason).toMatch(/^\S.+\.$/);
      expect(facts.length).toBeGreaterThan(0);
    }
    const leak = found.find(({ threat }) => threat.id === "pii-exposure");
    expect(leak?.reason).toContain("personal data of dataset");
    expect(leak?.facts).toContainEqual({ key: "personalData", value: "yes", from: data.reference });
    await jobs["risks.look"]?.({}, door);
    expect((await open(endpoint.reference)).map(({ id }) => id).sort()).toEqual(
      found.map(({ id }) => id).sort(),
    );
  });

  it("is not told again what was dismissed while nothing changed, and is when it did", async () => {
    const { endpoint } = await opened();
    const [one] = (await open(endpoint.reference)).filter(
      ({ threat }) => threat.id === "denial-of-service",
    );
    if (!one) throw new Error("nothing was proposed");
    const reason = "The gateway in front of it is somebody else's to keep up.";
    await people.anton.does(dismissProposal, { id: one.id, version: one.version, reason });
    await edit(endpoint.reference, { description: "Summaries for everybody." });
    await followUp();
    await jobs["risks.look"]?.({}, door);
    expect(await threatsOf(endpoint.reference)).not.toContain("denial-of-service");
    const facts = { requestsPerMinute: 60 };
    const version = await versionOf(endpoint.reference);
    await people.anton.does(describeAsset, { id: endpoint.reference, version, facts });
    await followUp();
    const back = (await open(endpoint.reference)).find(({ id }) => id === one.id);
    expect(back?.change).toContain("requests per minute");
    expect(back?.change).toContain("was not said and is 60");
    expect(back?.dismissal).toBe(reason);
  });
});

describe("proposals follow by themselves", () => {
  it("a column of the asset and of those around it", async () => {
    const { endpoint, model, data } = await opened();
    expect(await threatsOf(model.reference)).toContain("membership-inference");
    await edit(endpoint.reference, { exposure: "internal" });
    await followUp();
    expect(await threatsOf(model.reference)).not.toContain("membership-inference");
    expect(await threatsOf(endpoint.reference)).not.toContain("denial-of-service");
    const gone = (await proposals(endpoint.reference)).find(
      ({ threat }) => threat.id === "denial-of-service",
    );
    expect(gone).toMatchObject({
      ...{ state: "withdrawn", change: "Nothing gives reason for it any more." },
    });
    await edit(endpoint.reference, { exposure: "partner" });
    await edit(data.reference, { personalData: "no" });
    await followUp();
    expect(await threatsOf(endpoint.reference)).toContain("denial-of-service");
    expect(await threatsOf(model.reference)).not.toContain("memorisation-leak");
  });

  it("relations that come and go", async () => {
    const endpoint = await add("endpoint", { exposure: "public" });
    const index = await add("index");
    await followUp();
    expect(await threatsOf(endpoint.reference)).not.toContain("rag-poisoning");
    await relate(endpoint.reference, "uses", index.reference);
    await followUp();
    expect(await threatsOf(endpoint.reference)).toContain("rag-poisoning");
    const { from } = await people.priya.reads(getAsset, { id: endpoint.reference });
    const version = await versionOf(endpoint.reference);
    const relationId = from[0]?.id ?? "";
    await people.anton.does(unrelateAsset, { id: endpoint.reference, version, relationId });
    await followUp();
    expect(await threatsOf(endpoint.reference)).not.toContain("rag-poisoning");
  });

  it("flows from outside, until they are retired", async () => {
    const endpoint = await add("endpoint", { exposure: "internal", environment: production });
    await followUp();
    expect(await threatsOf(endpoint.reference)).not.toContain("indirect-prompt-injection");
    const outside = await people.priya.does(addZone, { name: "Internet", environment: null });
    const flow = await people.priya.does(addFlow, {
      ...{ name: "Letters", data: "letters", classification: "internal", personalData: "no" },
      ...{ fromParty: "Customers", fromZone: outside.reference, to: endpoint.reference },
    });
    await followUp();
    expect(await threatsOf(endpoint.reference)).toContain("indirect-prompt-injection");
    const reason = "Customers send their letters to another service.";
    await people.priya.does(retireFlow, { id: flow.id, version: flow.version, reason });
    await followUp();
    expect(await threatsOf(endpoint.reference)).not.toContain("indirect-prompt-injection");
  });

  it("evaluations", async () => {
    const { model, endpoint } = await opened();
    expect(await threatsOf(model.reference)).toContain("adversarial-input-evasion");
    const digest = `sha256:${"7".repeat(64)}`;
    await edit(model.reference, { digest });
    await people.anton.does(pushEvaluation, {
      ...{ asset: model.reference, kind: "robustness", suite: "typos", digest, passed: true },
      ...{ ranAt: "2026-11-01T00:00:00Z", results: [{ metric: "accuracy", value: 0.9 }] },
    });
    await followUp();
    expect(await threatsOf(model.reference)).not.toContain("adversarial-input-evasion");
    expect(await threatsOf(endpoint.reference)).toContain("adversarial-input-evasion");
  });

  it("links to suppliers", async () => {
    const { priya } = people;
    const data = await add("dataset", { classification: "internal" });
    await followUp();
    expect(await threatsOf(data.reference)).not.toContain("dataset-supply-compromise");
    const other = await add("supporting");
    const supplier = await priya.does(addSupplier, {
      ...{ name: "LabelWorks", service: "Labels", criticality: "other" },
      ...{ owner: people.grace.reference, assets: [other.reference] },
    });
    const { id, version } = supplier;
    await priya.does(linkAsset, { id, version, asset: data.reference });
    await followUp();
    const found = (await open(data.reference)).find(
      ({ threat }) => threat.id === "dataset-supply-compromise",
    );
    expect(found?.reason).toContain("comes from LabelWorks");
  });

  it("the tier of an environment", async () => {
    const { priya } = people;
    const room = await priya.does(addEnvironment, { name: "Trial", tier: "test" });
    const endpoint = await add("endpoint", { environment: room.reference });
    await followUp();
    expect(await threatsOf(endpoint.reference)).not.toContain("unapproved-model-release");
    const { id, version } = room;
    await priya.does(editEnvironment, { id, version, tier: "production" });
    await followUp();
    expect(await threatsOf(endpoint.reference)).toContain("unapproved-model-release");
  });

  it("risks that somebody writes: what is covered is not proposed", async () => {
    const { grace } = people;
    const { endpoint } = await opened();
    const threat = "insufficient-logging";
    expect(await threatsOf(endpoint.reference)).toContain(threat);
    const risk = await grace.does(proposeRisk, {
      ...{ title: "Nobody sees misuse", threat, owner: grace.reference },
      assets: [endpoint.reference],
    });
    await followUp();
    const covered = (await proposals(endpoint.reference)).find((one) => one.threat.id === threat);
    expect(covered).toMatchObject({ state: "withdrawn", change: `${risk.reference} covers it.` });
  });

  it("two changes at once, which propose once", async () => {
    const endpoint = await add("endpoint", { exposure: "public" });
    const looks = [1, 2, 3].map(() => system.does(lookAtAssets, { ids: [endpoint.id] }));
    const outcomes = await Promise.allSettled(looks);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of outcomes) {
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "wrong_state" });
    }
    await followUp();
    const threats = await threatsOf(endpoint.reference);
    expect(new Set(threats).size).toBe(threats.length);
  });

  it("the end of the asset", async () => {
    const { anton, priya } = people;
    const endpoint = await add("endpoint", {
      ...{ exposure: "internal", environment: production, classification: "internal" },
      inScope: true,
    });
    await priya.does(acceptAsset, { id: endpoint.id, version: endpoint.version });
    await followUp();
    expect((await open(endpoint.reference)).length).toBeGreaterThan(0);
    const reason = "Replaced by the batch endpoint of the same model.";
    const version = await versionOf(endpoint.id);
    await anton.does(retireAsset, { id: endpoint.id, version, reason });
    await followUp();
    expect(await open(endpoint.reference)).toEqual([]);
  });
});

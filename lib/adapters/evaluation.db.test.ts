import { beforeAll, describe, expect, it } from "vitest";
import { addAsset } from "@/lib/domain/assets/commands";
import { getEvaluation, listEvaluations } from "@/lib/domain/assets/evaluations/queries";
import type { Actor } from "@/lib/kernel/actor";
import { type World, world } from "@/lib/testing/world";
import { receiveEvaluation } from "./evaluation-upload";

let people: World;
let asset: string;
beforeAll(async () => {
  people = await world();
  asset = (await people.anton.does(addAsset, { name: "Digest-3B", kind: "model" })).reference;
});

const RESULTS = JSON.stringify({
  harness: "house",
  suite: "gold",
  date: "2026-01-15T09:00:00Z",
  metrics: { accuracy: 0.7 },
});
interface Sent {
  readonly as?: Actor;
  readonly text?: string;
  readonly name?: string;
  readonly data?: object;
}

function send({ as = people.anton.actor, text = RESULTS, name = "a.json", data = {} }: Sent) {
  const body = new FormData();
  body.set("data", JSON.stringify({ asset, ...data }));
  body.set("file", new File([text], name));
  const handle = receiveEvaluation({
    prefix: "/api/app",
    channel: "ui",
    authenticate: async () => as,
  });
  const url = "http://localhost/api/app/evaluations/files";
  return handle(new Request(url, { method: "POST", body }));
}

describe("an uploaded file of results", () => {
  it("is pushed once, with what it left open", async () => {
    const digest = "ab".repeat(32);
    const first = await send({ data: { digest } });
    expect(first.status).toBe(201);
    expect(await first.json()).toMatchObject({
      isNew: true,
      counts: false,
      warnings: expect.arrayContaining([expect.stringContaining("seed")]),
    });
    const again = await send({ data: { digest } });
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ isNew: false });
    const { rows } = await people.anton.reads(listEvaluations, { asset });
    expect(rows).toMatchObject([{ suite: "gold", digest: `sha256:${digest}`, size: 1 }]);
  });

  it("is told data and seed where it names none, and is another result than without", async () => {
    const text = JSON.stringify({ ...JSON.parse(RESULTS), suite: "bare" });
    const digest = "cd".repeat(32);
    expect((await send({ text })).status).toBe(201);
    const data = { data: `sha256:${digest}\n`, seed: "42" };
    const bound = await send({ text, data });
    expect(bound.status).toBe(201);
    const { reference, warnings } = await bound.json();
    expect(warnings.join()).not.toMatch(/seed|test data/);
    expect(await people.anton.reads(getEvaluation, { id: reference })).toMatchObject({
      ...{ data: `sha256:${digest}`, seed: "42" },
    });
    expect(await (await send({ text, data })).json()).toMatchObject({ isNew: false, reference });
  });

  it("may be a table with a mapping, one column a line", async () => {
    const data = { suite: "table", at: "2026-01-15", mapping: "score=metric:f1\nlang=group\n" };
    const answer = await send({ text: "lang,score\nen,0.9\nnl,0.8\n", name: "t.csv", data });
    expect(answer.status).toBe(201);
    const { rows } = await people.anton.reads(listEvaluations, { asset, q: "table" });
    expect(rows).toMatchObject([{ kind: "bias", size: 2 }]);
  });

  it.each([
    ["file", { text: "<html></html>" }],
    ["file", { text: "metric,value\na,b", name: "t.csv", data: { at: "2026-01-15" } }],
    ["file", { text: "" }],
    ["kind", { data: { kind: "speed" } }],
    ["mapping", { data: { mapping: "nonsense" } }],
    ["digest", { data: { digest: "md5:1" } }],
    ["data", { data: { data: "md5:1" } }],
    ["seed", { data: { seed: "7".repeat(61) } }],
    ["asset", { data: { asset: "" } }],
  ])("is refused by its field %s", async (field, sent) => {
    const answer = await send(sent);
    expect(answer.status).toBe(422);
    const told: { fields?: object } = await answer.json();
    expect(Object.keys(told.fields ?? {})).toEqual([field]);
  });

  it("is not read from those who may not push", async () => {
    for (const as of [people.bram.actor, people.helen.actor]) {
      expect((await send({ as })).status).toBe(403);
    }
    expect((await send({ as: people.oskar.actor })).status).toBe(403);
  });
});

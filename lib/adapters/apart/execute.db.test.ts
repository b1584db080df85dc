import { beforeAll, expect, it } from "vitest";
import { addAsset } from "@/lib/domain/assets/commands";
import { listAssets } from "@/lib/domain/assets/queries";
import { operations } from "@/lib/domain/registry";
import { importAssets } from "@/lib/domain/risks/imports/commands";
import { connectAs } from "@/lib/testing/database";
import { as, requestFor, testDoor } from "@/lib/testing/generated/send";
import { type TestPerson, type World, world } from "@/lib/testing/world";
import { rest } from "../rest";
import { LONG } from "./execute";

/** What is carried out by a process of its own is refused, written down and answered as everything else. */
const handle = rest(operations, testDoor);
let people: World;
beforeAll(async () => {
  people = await world();
});

const ROWS = 500;
const drafts = (over: object = {}) =>
  Array.from({ length: ROWS }, (_, at) => ({
    ...{ kind: "dataset", name: `Table ${at}`, isStated: true },
    columns: { description: "x".repeat(LONG / ROWS), ...over },
  }));
async function send(who: TestPerson, input: object, headers: Record<string, string> = {}) {
  const body = { title: "tables.csv", ...input };
  const response = await handle(
    requestFor(importAssets, body, { ...as(who.actor), "idempotency-key": "k-1", ...headers }),
  );
  return { status: response.status, headers: response.headers, said: await response.json() };
}
const count = async () => (await people.priya.reads(listAssets, { count: "exact" })).total;

it("answers with the import, once for twins of one request", async () => {
  const { anton } = people;
  const first = await send(anton, { drafts: drafts() });
  expect(first).toMatchObject({ status: 201, said: { created: ROWS, updated: 0 } });
  expect(first.headers.get("content-type")).toBe("application/json");
  expect(first.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect((await send(anton, { drafts: drafts() })).said.batch).toBe(first.said.batch);
  expect(await count()).toBe(ROWS);
}, 60_000);

it("refuses by field, and what is no JSON, as a short body is refused", async () => {
  const { anton } = people;
  const wrong = await send(anton, { drafts: drafts({ exposure: "moon" }) });
  expect(wrong).toMatchObject({ status: 422, said: { code: "invalid" } });
  expect(wrong.said.fields["drafts.0.columns.exposure"]).toHaveLength(1);
  const broken = new Request("http://annex.example/api/v1/assets/import", {
    method: "POST",
    headers: { "content-type": "application/json", ...as(anton.actor) },
    body: `{"drafts": [${" ".repeat(LONG)}`,
  });
  const answer = await handle(broken);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ title: "The body is not valid JSON." });
}, 60_000);

it("refuses who may not write what is there, and says so in the trail", async () => {
  const { jonas, priya } = people;
  await priya.does(addAsset, { name: "Ours", kind: "dataset", owner: priya.reference });
  const ours = { kind: "dataset", name: "Ours", isStated: true, columns: { location: "Lab" } };
  const refused = await send(
    jonas,
    { drafts: [ours, ...drafts()] },
    { "idempotency-key": "another" },
  );
  expect(refused).toMatchObject({ status: 403, said: { code: "forbidden" } });
  const client = await connectAs("admin");
  const { rows } = await client.query(
    "SELECT actor_id, entity_id FROM audit.entry WHERE action = 'access.denied'",
  );
  await client.end();
  expect(rows).toEqual([{ actor_id: jonas.id, entity_id: "assets.import" }]);
}, 60_000);

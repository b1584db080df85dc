import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { rest } from "@/lib/adapters/rest";
import { operations } from "@/lib/domain/registry";
import { proposeRisk } from "@/lib/domain/risks/commands";
import { sealAll } from "@/lib/kernel/seal";
import { verifyTrail } from "@/lib/kernel/verify";
import { connectAs } from "../database";
import { exampleCompany } from "../example";
import { baseOf } from "../generated/base";
import { as, requestFor, testDoor } from "../generated/send";
import { shapeOf } from "../generated/shape";
import { type Stage, stageOf } from "../generated/stage";
import { traces } from "../generated/traces";

/** Two at the same record, and fifty at the same register. */
const handle = rest(operations, testDoor);
let client: pg.Client;
let stage: Stage;
beforeAll(async () => {
  await exampleCompany();
  client = await connectAs("admin");
  stage = await stageOf(client);
}, 300_000);
afterAll(() => client.end());

/** Commands on a record that is there, of which both have seen the same version. */
const onRecords = operations.filter((operation) => {
  const { properties = {} } = shapeOf(operation);
  return operation.route && "version" in properties && !operation.name.startsWith("people.");
});

const REMOVING = /^(calendar\.removeHoliday|frameworks\.takeBack)$/;

describe("two at the same moment", () => {
  it("change a record once: one is done, the other told so", async () => {
    const faults: string[] = [];
    let asked = 0;
    for (const operation of onRecords) {
      const { works, actor, input } = await baseOf(operation, stage);
      if (!works) continue;
      asked++;
      const before = await traces(client);
      const request = () => handle(requestFor(operation, input, as(actor)));
      const statuses = (await Promise.all([request(), request()])).map(({ status }) => status);
      const after = await traces(client);
      const said = statuses.toSorted().join();
      // What was removed a moment before is not there any more.
      const isGone = said === "200,404" && REMOVING.test(operation.name);
      if (said !== "200,409" && said !== "201,409" && !isGone)
        faults.push(`${operation.name}: ${statuses.join()}`);
      const acts = after.acts - before.acts;
      if (acts !== 1) faults.push(`${operation.name}: ${acts} acts in the trail`);
    }
    expect(faults).toEqual([]);
    expect(asked).toBeGreaterThan(20);
  }, 60_000);
});

/** Commands that make something: what may be there once only is there once however fast it is asked. */
const creators = operations.filter((operation) => {
  const { properties = {} } = shapeOf(operation);
  return (
    operation.route?.startsWith("POST ") && !("id" in properties) && operation.kind === "command"
  );
});

describe("two who make the same", () => {
  it("make it once where a third would be refused", async () => {
    const faults: string[] = [];
    for (const operation of creators) {
      const { works, actor, input } = await baseOf(operation, stage);
      if (!works) continue;
      const request = () => handle(requestFor(operation, input, as(actor)));
      const pair = (await Promise.all([request(), request()])).map(({ status }) => status);
      const third = await request();
      const made = pair.filter((status) => status < 300).length;
      const most = third.status >= 400 ? 1 : 2;
      if (pair.some((status) => status >= 500) || made < 1 || made > most) {
        faults.push(
          `${operation.name}: ${pair.join()}, then ${third.status} ${await third.text()}`,
        );
      }
    }
    expect(faults).toEqual([]);
  }, 60_000);
});

describe("fifty at the same moment", () => {
  it("make fifty records with fifty entries, and the trail holds", async () => {
    const anton = await actorOfPerson("u-anton");
    if (!anton) throw new Error("nobody is u-anton");
    const before = await traces(client);
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        const risk = { title: `Proposed as number ${at}`, owner: "u-grace" };
        const response = await handle(requestFor(proposeRisk, risk, as(anton)));
        return { status: response.status, ...JSON.parse(await response.text()) };
      }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ reference }) => reference)).size).toBe(50);
    expect((await traces(client)).acts).toBe(before.acts + 50);
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM audit.entry WHERE action = 'risk.proposed' AND entity_id = ANY($1)",
      [answers.map(({ id }) => id)],
    );
    expect(rows[0]?.count).toBe(50);
    await sealAll();
    expect(await verifyTrail()).toMatchObject({ ok: true, problems: [] });
  }, 60_000);
});

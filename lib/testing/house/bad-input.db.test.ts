import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problem, rest } from "@/lib/adapters/rest";
import { operations } from "@/lib/domain/registry";
import type { Actor } from "@/lib/kernel/actor";
import { execute, newRequestId } from "@/lib/kernel/execute";
import type { AnyOperation } from "@/lib/kernel/operation";
import { connectAs } from "../database";
import { exampleCompany } from "../example";
import { type Base, baseOf } from "../generated/base";
import { type Case, casesOf } from "../generated/cases";
import { chance } from "../generated/chance";
import { as, requestFor, testDoor } from "../generated/send";
import { type Stage, stageOf } from "../generated/stage";
import { traces } from "../generated/traces";
import { verdictOn } from "../generated/verdict";

/**
 * Every field of every operation, asked with values that no honest form sends. A run
 * draws the same part of them each time, ANNEX_SEED another one; ANNEX_SOAK=1 asks them all.
 */
// biome-ignore lint/style/noProcessEnv: settings of a test run
const { ANNEX_SOAK, ANNEX_SEED } = process.env;
const seed = Number(ANNEX_SEED ?? 27_001);
const draw = chance(seed);
const share = ANNEX_SOAK === "1" ? 1 : 0.25;
/** All that people can reach: by REST, or by the forms and pages that call without a route. */
const reached = operations.filter(({ may }) => may.some((role) => role !== "system"));
const handle = rest(operations, testDoor);
const ROUNDS = 2;
const wrong: string[] = [];
const count = { requests: 0, taken: 0, based: 0 };

let client: pg.Client;
let stage: Stage;
beforeAll(async () => {
  await exampleCompany();
  client = await connectAs("admin");
  stage = await stageOf(client);
}, 300_000);
afterAll(() => client.end());

/** As a page or a form does, with the refusal as REST would say it. */
async function directly(operation: AnyOperation, actor: Actor, { input }: Case): Promise<Response> {
  const requestId = newRequestId();
  try {
    return Response.json(await execute(operation, actor, input, { channel: "ui", requestId }));
  } catch (error) {
    return problem(error, requestId);
  }
}

/** In ms. A long body is answered by a process of its own, which here is compiled from its source as it starts. */
const patienceFor = ({ name }: Case) => (name === "more than 1 MB" ? 20_000 : 5000);

async function ask(operation: AnyOperation, actor: Actor, one: Case) {
  const began = performance.now();
  const response = await (operation.route
    ? handle(one.request())
    : directly(operation, actor, one));
  const took = performance.now() - began;
  count.requests++;
  const faults = await verdictOn(operation, one, response);
  if (took > patienceFor(one)) faults.push(`${one.name} took ${Math.round(took)} ms`);
  wrong.push(...faults.map((fault) => `${operation.name}: ${fault}`));
  return response.status;
}

/**
 * Bad requests to one operation, then whether they left anything that they should not.
 * @returns how many were carried out, since what was bad in them was only odd
 */
async function storm(operation: AnyOperation, base: Base) {
  const before = await traces(client);
  const cases = casesOf(operation, base, stage.hints, stage.foreign(operation));
  let taken = 0;
  let denied = 0;
  for (const one of cases.filter(({ input }) => !input || draw() < share)) {
    const status = await ask(operation, base.actor, one);
    if (status < 300) taken++;
    if (status === 403) denied++;
  }
  count.taken += taken;
  const after = await traces(client);
  const acts = operation.kind === "command" ? taken : 0;
  const left = { acts: after.acts - before.acts, denied: after.denied - before.denied };
  if (left.acts !== acts || left.denied !== denied) {
    wrong.push(
      `${operation.name}: left ${JSON.stringify(left)} for ${acts} done, ${denied} denied`,
    );
  }
  if (acts === 0 && after.rows !== before.rows) wrong.push(`${operation.name}: left rows behind`);
  return taken;
}

/** The same without anything bad in it: what is refused is refused for what is bad. */
async function carryOut(operation: AnyOperation, base: Base | null) {
  const { works, actor, input } = base ?? (await baseOf(operation, stage));
  if (!works) return;
  if (!operation.route) {
    await execute(operation, actor, input, { channel: "api", requestId: newRequestId() });
    return;
  }
  const response = await handle(requestFor(operation, input, as(actor)));
  if (response.status < 300) return;
  wrong.push(`${operation.name}: in order, yet ${response.status} ${await response.text()}`);
}

/** Acts that would take the example's people away. */
const SPARED =
  /^people\.(edit|deact|revoke|change|set)|^organisation|createOnHost|engagements\.(revoke|end)$/;
const isActed = (operation: AnyOperation) =>
  operation.kind === "command" &&
  !SPARED.test(operation.name) &&
  operation.may.some((role) => role !== "system");

describe("bad input", () => {
  it(`is refused with a reason by every operation and leaves nothing behind (seed ${seed})`, async () => {
    const waiting = new Set(reached);
    // What was carried out brings records into the states that other operations need.
    for (let round = 1; round <= ROUNDS; round++) {
      for (const operation of operations) {
        const base = waiting.has(operation) ? await baseOf(operation, stage) : null;
        let isFresh = true;
        if (base && (base.works || round === ROUNDS)) {
          waiting.delete(operation);
          if (base.works) count.based++;
          isFresh = (await storm(operation, base)) === 0;
        }
        if (isActed(operation)) await carryOut(operation, isFresh ? base : null);
      }
    }
    expect(wrong.slice(0, 40), `${wrong.length} faults with seed ${seed}`).toEqual([]);
    expect(waiting.size).toBe(0);
    expect(count.requests).toBeGreaterThan(4500);
    // Most were asked of somebody who may, about a record that allows it.
    expect(count.based).toBeGreaterThan(reached.length * 0.75);
  }, 600_000);
});

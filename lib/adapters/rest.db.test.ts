import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { createHostToken, createToken, revokeToken } from "@/lib/domain/people/tokens/commands";
import { operations } from "@/lib/domain/registry";
import { changeRisks } from "@/lib/domain/risks/bulk/commands";
import { proposeRisk } from "@/lib/domain/risks/commands";
import { getRisk } from "@/lib/domain/risks/details/queries";
import { listRisks } from "@/lib/domain/risks/queries";
import type { Scope } from "@/lib/kernel/actor";
import type { AnyOperation } from "@/lib/kernel/operation";
import { connectAs } from "@/lib/testing/database";
import { exampleCompany } from "@/lib/testing/example";
import { baseOf, formedFor } from "@/lib/testing/generated/base";
import { each } from "@/lib/testing/generated/refusals";
import { as, posted, requestFor, testDoor } from "@/lib/testing/generated/send";
import { shapeOf } from "@/lib/testing/generated/shape";
import { type Stage, stageOf } from "@/lib/testing/generated/stage";
import { person, type TestPerson } from "@/lib/testing/world";
import { actorOfPerson } from "./actors";
import { apiDoor } from "./doors";
import { rest } from "./rest";

/** The REST door by what it promises programs: repeats, copies, tokens, pages. */
let client: pg.Client;
let stage: Stage;
let priya: TestPerson;
let anton: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  client = await connectAs("admin");
  stage = await stageOf(client);
  priya = await known("u-priya");
  anton = await known("u-anton");
}, 300_000);
afterAll(() => client.end());

async function known(reference: string): Promise<TestPerson> {
  const actor = await actorOfPerson(reference);
  if (!actor) throw new Error(`Nobody is ${reference}`);
  return person(actor, reference);
}

const handle = rest(operations, testDoor);
const outside = rest(operations, apiDoor);
const allowed = ({ may }: AnyOperation) =>
  stage.people.filter(({ roles }) => roles.some((one) => may.includes(one)));
const routed = operations.filter(({ route }) => route);
const bodyOf = async (response: Response) => JSON.parse(await response.text());

async function countOf(table: string) {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM app.${table}`,
  );
  return rows[0]?.count ?? 0;
}

describe("an Idempotency-Key", () => {
  const risk = (title: string) => ({ title, owner: "u-grace" });
  const propose = (key: string, title: string, who = anton) =>
    handle(requestFor(proposeRisk, risk(title), { ...as(who.actor), "idempotency-key": key }));

  it("lets a repeat have the first answer, and makes one record", async () => {
    const before = await countOf("risk");
    const first = await propose("key-1", "Proposed once");
    const again = await propose("key-1", "Proposed once");
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await bodyOf(again)).toEqual(await bodyOf(first));
    expect(await countOf("risk")).toBe(before + 1);
  });

  it("holds for twins at the same moment", async () => {
    const before = await countOf("risk");
    const twins = await Promise.all(
      Array.from({ length: 6 }, () => propose("key-2", "Proposed by six at once")),
    );
    expect(twins.map(({ status }) => status)).toEqual(twins.map(() => 201));
    const ids = await Promise.all(twins.map(bodyOf));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    expect(await countOf("risk")).toBe(before + 1);
  });

  it("is refused for another request, and is each person's own", async () => {
    await propose("key-3", "The first meaning");
    const other = await propose("key-3", "Another meaning");
    expect([other.status, await bodyOf(other)]).toMatchObject([409, { code: "conflict" }]);
    expect((await propose("key-3", "Another meaning", priya)).status).toBe(201);
    const body = JSON.stringify({ tier: "production", name: "A room of its own" });
    const headers = { ...as(priya.actor), "idempotency-key": "key-3" };
    expect((await handle(posted("/environments", body, headers))).status).toBe(409);
  });

  it("is free again after a refusal", async () => {
    expect((await propose("key-4", "")).status).toBe(422);
    expect((await propose("key-4", "Now with a title")).status).toBe(201);
  });
});

describe("a command on a record", () => {
  it("answers a stale copy with 409 and what the record is now", async () => {
    const faults: string[] = [];
    let asked = 0;
    for (const operation of routed) {
      if (operation.kind === "query" || !("version" in (shapeOf(operation).properties ?? {})))
        continue;
      const { works, actor, input } = await baseOf(operation, stage);
      if (!works) continue;
      asked++;
      const stale = { ...input, version: Number(input.version) + 7 };
      const response = await handle(requestFor(operation, stale, as(actor)));
      const { code, current } = await bodyOf(response);
      const isCurrent = current?.version === input.version;
      if (response.status === 409 && code === "conflict" && isCurrent) continue;
      faults.push(`${operation.name}: ${response.status} ${code} ${JSON.stringify(current)}`);
    }
    expect(faults).toEqual([]);
    expect(asked).toBeGreaterThan(20);
  }, 60_000);
});

describe("a token", () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const ask = async (operation: AnyOperation, input: Record<string, unknown>, token: string) =>
    (await outside(requestFor(operation, input, bearer(token)))).status;
  const made = async (...scopes: Exclude<Scope, "decide">[]) =>
    (await anton.does(createToken, { name: scopes.join(), scopes })).token;
  const risk = { title: "Proposed by a program", owner: "u-grace" };

  it("is asked for", async () => {
    const response = await outside(new Request("http://annex.example/api/v1/risks"));
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await bodyOf(response)).toMatchObject({ code: "unauthenticated", status: 401 });
  });

  it("reads, writes and decides by its scopes, as its person", async () => {
    const [reads, writes] = [await made("read"), await made("write")];
    expect(await ask(listRisks, {}, reads)).toBe(200);
    expect(await ask(proposeRisk, risk, reads)).toBe(403);
    expect(await ask(proposeRisk, risk, writes)).toBe(201);
    expect(await ask(listRisks, {}, writes)).toBe(403);
    const grace = await known("u-grace");
    const both = await grace.does(createToken, { name: "both", scopes: ["read", "write"] });
    const decides = await grace.does(createHostToken, { name: "all", scopes: ["write", "decide"] });
    const [confirm] = operations.filter(({ name }) => name === "risks.confirm");
    if (!confirm) throw new Error("no such operation");
    const { rows } = await grace.reads(listRisks, { owner: grace.id, size: 1 });
    const asked = { id: rows[0]?.id, version: 999 };
    expect(await ask(confirm, asked, both.token)).toBe(403);
    expect(await ask(confirm, asked, decides.token)).toBe(409);
  });

  it("is worth nothing once it is revoked, or its days are over", async () => {
    const first = await anton.does(createToken, { name: "short", scopes: ["read"], days: 2 });
    const second = await anton.does(createToken, { name: "shorter", scopes: ["read"], days: 2 });
    expect(await ask(listRisks, {}, first.token)).toBe(200);
    await anton.does(revokeToken, { id: first.id });
    expect(await ask(listRisks, {}, first.token)).toBe(401);
    const owner = await connectAs("owner");
    await owner.query("SELECT annex.set_now(now() + interval '3 days')");
    expect(await ask(listRisks, {}, second.token)).toBe(401);
    await owner.query("SELECT annex.set_now(NULL)");
    await owner.end();
    expect(await ask(listRisks, {}, second.token)).toBe(200);
  });
});

describe("a list", () => {
  const listOf = z.object({
    rows: z.array(z.looseObject({ id: z.string() })),
    next: z.string().nullable(),
    total: z.int(),
    totalIsCapped: z.boolean(),
  });
  const lists = routed.filter((operation) => "sort" in (shapeOf(operation).properties ?? {}));
  const creating = /^(compensatingReviews.request|assets.import|environments.add|views.save)$/;
  /** An exception asks for a breach, and the example has none. */
  const empty = /^exceptions.list /;

  /** All pages of one order. */
  async function walk(operation: AnyOperation, sort: unknown, size: number): Promise<string[]> {
    const actor = allowed(operation).find(
      (one) => !/^reminders/.test(operation.name) || one.id === priya.id,
    );
    if (!actor) throw new Error(`nobody reads ${operation.name}`);
    const formed = await formedFor(operation, stage);
    const needed = shapeOf(operation).required ?? [];
    const asked = Object.fromEntries(needed.map((name) => [name, formed[name]]));
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const input = { ...asked, sort, size, count: "exact", ...(cursor && { cursor }) };
      const answer = await bodyOf(await handle(requestFor(operation, input, as(actor))));
      if (!("rows" in answer)) throw new Error(`${operation.name}: ${JSON.stringify(answer)}`);
      const page = listOf.parse(answer);
      ids.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
      if (page.totalIsCapped || page.rows.length > size) throw new Error("more than was asked for");
      if (!cursor && page.rows.length > 0 && page.total !== ids.length) {
        throw new Error(`${operation.name} says ${page.total}, has ${ids.length}`);
      }
    } while (cursor);
    return ids;
  }

  it("visits every row once, in every order it offers, both ways", async () => {
    for (const operation of operations.filter(({ name }) => creating.test(name))) {
      const { actor, input } = await baseOf(operation, stage);
      await handle(requestFor(operation, input, as(actor)));
    }
    // Looked at every week from now on: a change in bulk, and a review that is due.
    const { rows } = await priya.reads(listRisks, { state: ["assessed"] });
    const risks = rows.map(({ id, version }) => ({ id, version }));
    await priya.does(changeRisks, { risks, change: { reviewDays: 7 } });
    const faults: string[] = [];
    const sorts = lists.flatMap((operation) =>
      (shapeOf(operation).properties?.sort?.enum ?? []).map((sort) => ({ operation, sort })),
    );
    const walks = new Map<string, string[]>();
    await each(sorts, async ({ operation, sort }) => {
      walks.set(`${operation.name} ${sort}`, await walk(operation, sort, 23));
    });
    for (const { operation, sort } of sorts) {
      const name = `${operation.name} ${sort}`;
      const ids = walks.get(name) ?? [];
      if (new Set(ids).size !== ids.length) faults.push(`${name}: a row twice`);
      if (ids.length === 0 && !empty.test(name)) faults.push(`${name}: nothing to visit`);
      const other = walks.get(`${operation.name} -${sort}`);
      if (other && other.toReversed().join() !== ids.join())
        faults.push(`${name}: not its reverse`);
    }
    expect(faults).toEqual([]);
    expect(lists.length).toBeGreaterThan(12);
  }, 120_000);

  it("is asked by HEAD as by GET, and counts exactly when told to", async () => {
    const url = "http://annex.example/api/v1/risks?count=exact&size=1";
    const head = await handle(new Request(url, { method: "HEAD", headers: as(priya.actor) }));
    expect(head.status).toBe(200);
    expect(head.headers.get("cache-control")).toBe("no-store");
    const { total } = await bodyOf(await handle(new Request(url, { headers: as(priya.actor) })));
    expect(total).toBe(await countOf("risk"));
  });

  it("refuses a page mark with a moment that no calendar has", async () => {
    const days = ["2026-13-45", "2026-02-30", "0000-01-01"].map((day) => `${day} 00:00:00+00`);
    for (const moment of [...days, "2026-02-03 00:00:00+99:99"]) {
      const mark = Buffer.from(JSON.stringify([moment, crypto.randomUUID()])).toString("base64url");
      const url = `http://annex.example/api/v1/people?sort=created&cursor=${mark}`;
      const answer = await handle(new Request(url, { headers: as(priya.actor) }));
      expect(answer.status, moment).toBe(422);
      expect(await bodyOf(answer)).toMatchObject({ fields: { cursor: [expect.any(String)] } });
    }
  });

  it("does not read a body to its end that says nothing of its length", async () => {
    let given = 0;
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(100_000).fill(given++)),
    });
    const headers = { ...as(priya.actor), "content-type": "application/json" };
    const url = "http://annex.example/api/v1/risks";
    const streamed = Object.assign({ method: "POST", headers, body }, { duplex: "half" });
    const sent = new Request(url, streamed);
    expect((await handle(sent)).status).toBe(413);
    expect(given).toBeLessThan(30);
  });

  it("is the same by id and by reference", async () => {
    const byReference = await priya.reads(getRisk, { id: "R-05" });
    expect(await priya.reads(getRisk, { id: byReference.id })).toEqual(byReference);
  });
});

describe("every route", () => {
  it("is answered, and nothing else is", async () => {
    const faults: string[] = [];
    for (const operation of routed) {
      const [actor] = allowed(operation);
      const input = await formedFor(operation, stage);
      if (!actor) continue;
      const asked = operation.kind === "query" ? input : { ...input, "no such field": 1 };
      const response = await handle(requestFor(operation, asked, as(actor)));
      // An engagement that is over, or nobody's, opens no room.
      const room = operation.name === "engagements.room" ? [403] : [];
      const table = operation.name === "frameworks.previewImport" ? [422] : []; // Its columns are not named.
      const expected = operation.kind === "query" ? [200, 404, ...room, ...table] : [422];
      const { title, fields } = await bodyOf(response);
      if (!expected.includes(response.status) || /such address/.test(title)) {
        faults.push(`${operation.name}: ${response.status} ${title} ${JSON.stringify(fields)}`);
      }
    }
    expect(faults).toEqual([]);
    for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH"]) {
      const url = "http://annex.example/api/v1/nowhere/at/all";
      const response = await handle(new Request(url, { method, headers: as(priya.actor) }));
      expect([method, response.status]).toEqual([method, 404]);
    }
  }, 60_000);
});

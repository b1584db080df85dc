import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { apiDoor } from "@/lib/adapters/doors";
import { rest } from "@/lib/adapters/rest";
import {
  approveEngagement,
  endEngagement,
  proposeEngagement,
  revokeEngagement,
} from "@/lib/domain/engagements/commands";
import { operations } from "@/lib/domain/registry";
import { type Actor, ROLES, type Scope } from "@/lib/kernel/actor";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import type { AnyOperation, AnyQuery, Module } from "@/lib/kernel/operation";
import { clock } from "@/lib/platform/clock";
import { pools } from "@/lib/platform/db";
import { connectAs } from "../database";
import { exampleCompany } from "../example";
import { formedFor } from "../generated/base";
import { each, type Outcome, outcomeOf } from "../generated/refusals";
import { as, requestFor, testDoor } from "../generated/send";
import { shapeOf } from "../generated/shape";
import { type Stage, stageOf } from "../generated/stage";
import { denials, fingerprint } from "../generated/traces";
import { person, system } from "../world";

/** Who may try what, asked of every operation in turn: by role, by scope, and from outside. */
let client: pg.Client;
let stage: Stage;
let before: Record<string, string>;
beforeAll(async () => {
  await exampleCompany();
  client = await connectAs("admin");
  stage = await stageOf(client);
  before = await fingerprint(client);
}, 300_000);
afterAll(() => client.end());

/** Valid for no operation, so that a call that is let in changes nothing. */
const NONSENSE = { "no such field": 1 };
const handle = rest(operations, testDoor);

/** Asks, and says where the answer or the trail is not what was to be expected. */
async function faultsOf(
  asked: readonly { operation: AnyOperation; actor: Actor; expected: Outcome }[],
) {
  const earlier = await denials(client);
  const faults: string[] = [];
  await each(asked, async ({ operation, actor, expected }) => {
    const outcome = await outcomeOf(operation, actor, NONSENSE);
    if (outcome === expected) return;
    faults.push(`${operation.name} as ${actor.name}: ${outcome} instead of ${expected}`);
  });
  const later = await denials(client);
  for (const { operation, actor, expected } of asked) {
    const key = `${actor.id} ${operation.name}`;
    const entries = (later.get(key) ?? 0) - (earlier.get(key) ?? 0);
    if (entries === (expected === "forbidden" ? 1 : 0)) continue;
    faults.push(`${operation.name} as ${actor.name}: ${entries} entries in the trail`);
  }
  return faults;
}

describe("an operation", () => {
  it("refuses every role that it does not name, before it reads the input, and says so", async () => {
    const alone = [[], ...ROLES.map((role) => [role])].map((roles): Actor => {
      return { kind: "person", id: randomUUID(), name: roles.join() || "nobody", roles };
    });
    const asked = operations.flatMap((operation) =>
      alone.map((actor) => ({
        ...{ operation, actor },
        expected: actor.roles.some((role) => operation.may.includes(role))
          ? ("invalid" as const)
          : ("forbidden" as const),
      })),
    );
    expect(await faultsOf(asked)).toEqual([]);
  }, 120_000);

  it("refuses a token without the scope it needs", async () => {
    const scopes: readonly Scope[][] = [[], ["read"], ["write"], ["decide"], ["write", "decide"]];
    const tokens = scopes.map((given): Actor => {
      const name = `a token to ${given.join(" and ") || "nothing"}`;
      return { kind: "token", id: randomUUID(), name, roles: ROLES, scopes: given };
    });
    const suffices = (operation: AnyOperation, given: readonly Scope[] = []) =>
      operation.kind === "query"
        ? given.includes("read")
        : given.includes("write") && (!operation.decides || given.includes("decide"));
    const asked = operations.flatMap((operation) =>
      tokens.map((actor) => ({
        ...{ operation, actor },
        expected: suffices(operation, actor.scopes) ? ("invalid" as const) : ("forbidden" as const),
      })),
    );
    expect(await faultsOf(asked)).toEqual([]);
  }, 120_000);

  it("is not there for anybody without a token", async () => {
    const outside = rest(operations, apiDoor);
    for (const operation of operations.filter(({ route }) => route)) {
      for (const authorization of ["", "Bearer isms_nonsense", "Basic YTpi"]) {
        const response = await outside(requestFor(operation, { id: "R-01" }, { authorization }));
        const { code } = await response.json();
        expect([operation.name, response.status, code]).toEqual([
          operation.name,
          401,
          "unauthenticated",
        ]);
      }
    }
  });

  it("changed nothing while it refused", async () => {
    expect(await fingerprint(client)).toEqual(before);
  });
});

const outside = operations.filter(({ may }) => may.includes("external_auditor"));
const isGuarded = (operation: AnyOperation): operation is AnyQuery =>
  operation.kind === "query" && !operation.own;

async function actorOf(reference: string): Promise<Actor> {
  const actor = await actorOfPerson(reference);
  if (!actor) throw new Error(`Nobody is ${reference}`);
  return actor;
}

/** An engagement of Nadia's that is open today for these modules. */
async function opened(modules: readonly Module[]): Promise<{ id: string; actor: Actor }> {
  const today = dayOf(new Date());
  const proposed = await person(await actorOf("u-priya"), "u-priya").does(proposeEngagement, {
    person: "u-nadia",
    body: "CertNord",
    purpose: "Surveillance",
    from: today,
    until: plusDays(today, 9),
    modules: [...modules],
    confidentialityOn: today,
  });
  const { id, version } = proposed;
  await person(await actorOf("u-saskia"), "u-saskia").does(approveEngagement, { id, version });
  return { id, actor: { ...(await actorOf("u-nadia")), engagementId: id } };
}

const views = async (actor: Actor) => {
  const { rows } = await client.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM audit.entry WHERE action = 'view.opened' AND actor_id = $1",
    [actor.id],
  );
  return rows[0]?.count ?? 0;
};

/** What an assessor gets by REST where there is a route, else as the pages ask. */
async function reads(query: AnyQuery, actor: Actor, input: Readonly<Record<string, unknown>>) {
  if (!query.route) return { code: await outcomeOf(query, actor, input), text: "" };
  const response = await handle(requestFor(query, input, as(actor)));
  const text = await response.text();
  const { code } = JSON.parse(text);
  return { code: response.status === 200 ? "done" : code, text };
}

describe("an external auditor in an open engagement", () => {
  it("is refused every command but those on the own account, by every road", async () => {
    const ruben = await actorOf("u-ruben");
    expect(ruben.engagementId).toBeDefined();
    const commands = operations.filter(
      (operation) => operation.kind === "command" && operation.writes !== "account",
    );
    const earlier = await denials(client);
    const faults: string[] = [];
    for (const operation of commands) {
      const input = await formedFor(operation, stage);
      const outcome = await outcomeOf(operation, ruben, input);
      if (outcome !== "forbidden") faults.push(`${operation.name}: ${outcome}`);
      if (!operation.route) continue;
      const response = await handle(requestFor(operation, input, as(ruben)));
      if (response.status !== 403) faults.push(`${operation.route}: ${response.status}`);
    }
    const later = await denials(client);
    for (const { name, route } of commands) {
      const entries =
        (later.get(`${ruben.id} ${name}`) ?? 0) - (earlier.get(`${ruben.id} ${name}`) ?? 0);
      if (entries !== (route ? 2 : 1)) faults.push(`${name}: ${entries} entries`);
    }
    expect(faults).toEqual([]);
    expect(commands.length).toBeGreaterThan(80);
    expect(await fingerprint(client)).toEqual(before);
  }, 60_000);

  it("sees what each module grants, and every view is written down, found or not", async () => {
    const ruben = await actorOf("u-ruben");
    const faults: string[] = [];
    let done = 0;
    for (const query of outside.filter(isGuarded)) {
      const input = await formedFor(query, stage);
      const sorts = shapeOf(query).properties?.sort?.enum ?? [];
      const nowhere = "id" in input ? [{ ...input, id: randomUUID() }] : [];
      for (const one of [
        input,
        ...sorts.map((sort) => ({ sort, q: "a", count: "exact" })),
        ...nowhere,
      ]) {
        const seen = await views(ruben);
        const { code, text } = await reads(query, ruben, one);
        if (code === "done") done++;
        if (code !== "done" && code !== "not_found") faults.push(`${query.name}: ${code} ${text}`);
        if ((await views(ruben)) !== seen + 1) faults.push(`${query.name}: view not written down`);
      }
    }
    expect(faults).toEqual([]);
    expect(done).toBeGreaterThan(50);
    expect(await fingerprint(client)).toEqual(before);
  }, 60_000);

  it("sees nothing of a module that is not granted", async () => {
    const { actor } = await opened(["risk"]);
    const faults: string[] = [];
    for (const query of outside.filter(isGuarded)) {
      const input = await formedFor(query, stage);
      const { code } = await reads(query, actor, input);
      const isGranted = query.module === "risk";
      if ((code !== "forbidden") !== isGranted) faults.push(`${query.name}: ${code}`);
    }
    expect(faults).toEqual([]);
    const priya = person(await actorOf("u-priya"), "u-priya");
    const reason = "It was opened for this test alone.";
    await priya.does(revokeEngagement, { id: actor.engagementId ?? "", version: 2, reason });
  }, 60_000);

  it("sees nothing any more once the engagement is revoked or over", async () => {
    const modules = ["risk", "scope", "controls"] as const;
    const revoked = await opened(modules);
    const priya = person(await actorOf("u-priya"), "u-priya");
    const reason = "The contract was ended today.";
    await priya.does(revokeEngagement, { id: revoked.id, version: 2, reason });
    const over = await opened(modules);
    clock.set(new Date(Date.now() + 20 * 86_400_000));
    await system.does(endEngagement, { id: over.id });
    clock.set(null);
    const told: string[] = [];
    for (const query of outside.filter(isGuarded)) {
      const input = await formedFor(query, stage);
      told.push((await reads(query, revoked.actor, input)).code);
      told.push((await reads(query, over.actor, input)).code);
    }
    expect(new Set(told)).toEqual(new Set(["forbidden"]));
    expect(await actorOf("u-nadia")).not.toHaveProperty("engagementId");
  }, 60_000);

  it("sees nothing while views cannot be written down", async () => {
    const ruben = await actorOf("u-ruben");
    const { rows } = await client.query<{ name: string }>("SELECT current_database() AS name");
    const database = rows[0]?.name;
    const query = outside.filter(isGuarded);
    const codes = async () => {
      const found = new Set<string>();
      for (const one of query) found.add((await reads(one, ruben, { id: "R-01" })).code);
      return found;
    };
    const append = "FUNCTION audit.append_view(uuid, text, text, text, text, text)";
    await client.query(`REVOKE EXECUTE ON ${append} FROM annex_viewlog`);
    expect(await codes()).toEqual(new Set(["unavailable", "invalid"]));
    await client.query(`GRANT EXECUTE ON ${append} TO annex_viewlog`);
    await pools.viewlog.close();
    await client.query(`REVOKE CONNECT ON DATABASE ${database} FROM annex_viewlog`);
    expect(await codes()).toEqual(new Set(["unavailable", "invalid"]));
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO annex_viewlog`);
  }, 60_000);
});

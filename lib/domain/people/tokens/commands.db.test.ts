import { beforeAll, describe, expect, it } from "vitest";
import { actorFromToken } from "@/lib/adapters/actors";
import { connectAs } from "@/lib/testing/database";
import { person, type World, world } from "@/lib/testing/world";
import { addPerson, deactivatePerson, grantRole } from "../commands";
import { changePassword } from "../credentials/commands";
import { getMe, listPeople } from "../queries";
import { closeSession } from "../sessions/commands";
import { createHostToken, createToken, revokeToken } from "./commands";
import { listTokens } from "./queries";

let all: World;
beforeAll(async () => {
  all = await world();
});

const asked = (token: string, scheme = "Bearer") =>
  actorFromToken(
    new Request("http://annex.example/api/v1/me", {
      headers: { authorization: `${scheme} ${token}` },
    }),
  );
const unauthenticated = expect.objectContaining({ code: "unauthenticated" });
const forbidden = expect.objectContaining({ code: "forbidden" });

describe("API tokens", () => {
  it("act as their creator within their scopes, and are shown once", async () => {
    const made = await all.jonas.does(createToken, { name: "pipeline", scopes: ["read"] });
    const actor = await asked(made.token);
    expect(actor).toMatchObject({ kind: "token", id: all.jonas.id, scopes: ["read"] });
    const program = person(actor, "program");
    expect(await program.reads(getMe)).toMatchObject({ name: all.jonas.name });
    const email = "x@annex.example";
    await expect(program.does(addPerson, { name: "X", email })).rejects.toEqual(forbidden);
    const { rows } = await all.jonas.reads(listTokens, {});
    expect(rows).toMatchObject([{ name: "pipeline", mark: made.token.slice(0, 13) }]);
    expect(JSON.stringify(rows)).not.toContain(made.token);
  });

  it("remember when they were last used, once a minute and without a version", async () => {
    const { token, id } = await all.oskar.does(createToken, { name: "nightly" });
    const listed = async () => {
      const { rows } = await all.oskar.reads(listTokens, {});
      return rows.find((row) => row.id === id)?.usedAt;
    };
    expect(await listed()).toBeNull();
    const admin = await connectAs("admin");
    const versions = async () => {
      const { rows } = await admin.query(
        "SELECT count(*)::int AS n FROM audit.record_version WHERE entity_id = $1",
        [id],
      );
      return rows[0].n;
    };
    const before = await versions();
    await asked(token);
    const first = await listed();
    expect(Math.abs(Date.parse(first ?? "") - Date.now())).toBeLessThan(60_000);
    await asked(token);
    expect(await listed()).toBe(first);
    await admin.query("UPDATE app.token_use SET at = at - interval '2 minutes'");
    const older = await listed();
    await asked(token);
    expect(Date.parse((await listed()) ?? "")).toBeGreaterThan(Date.parse(older ?? "") + 119_000);
    expect(await versions()).toBe(before);
    await admin.end();
  });

  it("are refused when mistyped, unknown, revoked or run out", async () => {
    const { token, id, reference } = await all.anton.does(createToken, { name: "short", days: 1 });
    expect(await asked(token, "bearer")).toMatchObject({ id: all.anton.id });
    await expect(asked(`${token.slice(0, -1)}x`)).rejects.toEqual(unauthenticated);
    await expect(asked("", "Basic")).rejects.toEqual(unauthenticated);
    const admin = await connectAs("admin");
    await admin.query("ALTER TABLE app.api_token DISABLE TRIGGER keep_update");
    await admin.query("UPDATE app.api_token SET expires_at = now() WHERE id = $1", [id]);
    await expect(asked(token)).rejects.toEqual(unauthenticated);
    await admin.query(
      "UPDATE app.api_token SET expires_at = now() + interval '1 day' WHERE id = $1",
      [id],
    );
    await admin.query("ALTER TABLE app.api_token ENABLE ALWAYS TRIGGER keep_update");
    await admin.end();
    expect(await asked(token)).toMatchObject({ kind: "token" });
    await expect(all.oskar.does(revokeToken, { id: reference })).rejects.toMatchObject({
      code: "not_found",
    });
    await all.jonas.does(revokeToken, { id: reference });
    await expect(asked(token)).rejects.toEqual(unauthenticated);
    await expect(all.anton.does(revokeToken, { id })).rejects.toMatchObject({
      code: "wrong_state",
    });
  });

  it("end with their person's access", async () => {
    const email = "leaver@annex.example";
    const leaver = await all.jonas.does(addPerson, { name: "Leaver", email, roles: ["engineer"] });
    const roles = ["engineer", "staff"] as const;
    const acting = person(
      { kind: "person", id: leaver.id, name: "Leaver", roles },
      leaver.reference,
    );
    const { token } = await acting.does(createToken, { name: "mine" });
    await all.jonas.does(deactivatePerson, { id: leaver.id, version: leaver.version });
    await expect(asked(token)).rejects.toEqual(unauthenticated);
  });
});

describe("the reach of a token", () => {
  it("is to decide only when made on the host, and for a day", async () => {
    const scopes = ["read", "write", "decide"] as const;
    const inBrowser = all.jonas.does(createToken, { name: "no", scopes: ["decide" as "read"] });
    await expect(inBrowser).rejects.toMatchObject({ fields: { "scopes.0": [expect.any(String)] } });
    const long = all.jonas.does(createHostToken, { name: "no", scopes: [...scopes], days: 2 });
    await expect(long).rejects.toMatchObject({ fields: { days: [expect.any(String)] } });
    const made = await all.jonas.does(createHostToken, { name: "yes", scopes: [...scopes] });
    const hours = (Date.parse(made.expiresAt) - Date.parse(made.createdAt)) / 3_600_000;
    expect(hours).toBe(24);
    const bram = await all.priya.reads(listPeople, { q: "Bram" });
    const { id = "", version = 0 } = bram.rows[0] ?? {};
    const usual = await all.jonas.does(createToken, { name: "usual" });
    const grant = { id, version, role: "engineer" as const };
    const weak = person(await asked(usual.token), "usual");
    await expect(weak.does(grantRole, grant)).rejects.toEqual(forbidden);
    const strong = person(await asked(made.token), "host");
    expect(await strong.does(grantRole, grant)).toMatchObject({ name: "Bram de Wit" });
  });

  it("is not to make tokens, change passwords or close sessions", async () => {
    const { token } = await all.jonas.does(createHostToken, {
      name: "all",
      scopes: ["read", "write", "decide"],
    });
    const program = person(await asked(token), "program");
    await expect(program.does(createToken, { name: "more" })).rejects.toEqual(forbidden);
    const change = program.does(changePassword, { current: "x", password: "y" });
    await expect(change).rejects.toEqual(forbidden);
    await expect(program.does(closeSession, {})).rejects.toEqual(forbidden);
  });

  it("is not given to external auditors, and others' are for administrators to see", async () => {
    await expect(all.ruben.does(createToken, { name: "no" })).rejects.toEqual(forbidden);
    await expect(all.anton.reads(listTokens, { of: "all" })).rejects.toEqual(forbidden);
    const { rows } = await all.jonas.reads(listTokens, { of: "all" });
    expect(rows.some((row) => row.owner.id === all.anton.id)).toBe(true);
  });
});

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { actorOfPerson, actorOfSession } from "@/lib/adapters/actors";
import { createLoader } from "@/lib/adapters/loader";
import { beginByLink, isSetUpLink, setUpPath, signIn } from "@/lib/adapters/sign-in";
import { SYSTEM } from "@/lib/kernel/actor";
import { clock } from "@/lib/platform/clock";
import { env, loginUrl } from "@/lib/platform/env";
import { loadPeople } from "./people";

const FILE = new URL("./example-company.json", import.meta.url);
const example = JSON.parse(readFileSync(FILE, "utf8"));

async function load() {
  const owner = new pg.Client({ connectionString: loginUrl("owner") });
  await owner.connect();
  const setClock = async (at: Date | null) => {
    await owner.query("SELECT annex.set_now($1)", [at]);
  };
  const loader = createLoader({
    actorOf: async (reference) =>
      reference === "system" ? SYSTEM : ((await actorOfPerson(reference)) ?? SYSTEM),
    setClock,
    asOf: example.asOf,
    today: new Date().toISOString(),
  });
  await loadPeople(loader, example);
  await setClock(null);
  clock.set(null);
  await owner.end();
}

describe("the people of the example", () => {
  it("come with references, roles, one password and a file that only its owner reads", async () => {
    const path = await setUpPath();
    expect(await isSetUpLink(path?.split("/").at(-1) ?? "")).toBe(true);
    expect(await isSetUpLink("x".repeat(43))).toBe(false);
    await load();
    const file = join(env.data, "demo.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const demo = JSON.parse(readFileSync(file, "utf8"));
    expect(demo.people).toHaveLength(15);
    const roles = new Set(demo.people.flatMap((one: { roles: string[] }) => one.roles));
    expect(roles.size).toBe(8);
    const [saskia] = demo.people;
    expect(saskia.roles).toContain("top_management");
    const attempt = { email: saskia.email, password: demo.password, device: "", address: "::1" };
    const secret = await signIn(attempt);
    expect(await actorOfSession(secret ?? "")).toMatchObject({ name: "Saskia Vermeer" });
  });

  it("close the way of the first administrator", async () => {
    expect(await setUpPath()).toBeNull();
    await expect(beginByLink({ token: "x" })).rejects.toMatchObject({ code: "not_found" });
    await expect(beginByLink(null)).rejects.toMatchObject({ code: "not_found" });
  });
});

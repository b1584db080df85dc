import { beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import type { TestPerson, World } from "@/lib/testing/world";
import { person, world } from "@/lib/testing/world";
import {
  addPerson,
  deactivatePerson,
  editPerson,
  grantRole,
  reactivatePerson,
  revokeRole,
} from "./commands";
import { getMe, getPerson, listPeople, listPersonNames } from "./queries";

let all: World;
beforeAll(async () => {
  all = await world();
});

const newcomer = (name: string, more: object = {}) => ({
  name,
  email: `${name.toLowerCase()}@annex.example`,
  roles: ["engineer" as const],
  ...more,
});
const again = async (one: { id: string }) => {
  const actor = await actorOfPerson(one.id);
  return actor?.roles ?? [];
};
const code = (code: string) => expect.objectContaining({ code });

describe("adding people", () => {
  it("is the administrator's, and makes everybody employed staff", async () => {
    await expect(all.priya.does(addPerson, newcomer("Cleo"))).rejects.toEqual(code("forbidden"));
    const cleo = await all.jonas.does(addPerson, newcomer("Cleo"));
    expect(cleo.reference).toMatch(/^U-\d+$/);
    expect(await again(cleo)).toEqual(["engineer", "staff"]);
  });

  it("refuses an address that is known, whatever its case", async () => {
    const twin = newcomer("Twin", { email: "Anton.Weiss@annex.example" });
    await expect(all.jonas.does(addPerson, twin)).rejects.toMatchObject({
      fields: { email: [expect.any(String)] },
    });
  });

  it.each([
    ["accessUntil", { external: true }],
    ["accessUntil", { external: true, accessUntil: "2020-01-01" }],
    [
      "roles",
      { external: true, accessUntil: "2199-01-01", roles: ["external_auditor", "engineer"] },
    ],
    ["roles", { roles: ["external_auditor"] }],
    ["decision", { roles: ["top_management"] }],
    ["name", { name: " \t " }],
    ["name", { name: "a\u0000b" }],
    ["email", { email: "no address" }],
    ["email", { email: `${"a".repeat(300)}@b.example` }],
    ["roles.0", { roles: ["system"] }],
    ["isAdmin", { isAdmin: true }],
  ])("names the field %s when it is wrong: %j", async (field, wrong) => {
    const refused = all.jonas.does(addPerson, newcomer("Wrong", wrong));
    await expect(refused).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: [expect.any(String)] },
    });
  });
});

describe("roles", () => {
  it("are given to somebody else only (S12)", async () => {
    const me = await all.jonas.reads(getMe);
    const refused = all.jonas.does(grantRole, { ...only(me), role: "compliance" });
    await expect(refused).rejects.toThrow(/S12/);
    await expect(all.jonas.does(revokeRole, { ...only(me), role: "engineer" })).rejects.toThrow(
      /S12/,
    );
  });

  it("count from the next request on, in both directions", async () => {
    const dora = await all.jonas.does(addPerson, newcomer("Dora"));
    const more = await all.jonas.does(grantRole, { ...only(dora), role: "risk_owner" });
    expect(await again(dora)).toEqual(["engineer", "risk_owner", "staff"]);
    await all.jonas.does(revokeRole, { ...only(more), role: "engineer" });
    expect(await again(dora)).toEqual(["risk_owner", "staff"]);
  });

  it("need the version that was seen", async () => {
    const finn = await all.jonas.does(addPerson, newcomer("Finn"));
    await all.jonas.does(grantRole, { ...only(finn), role: "risk_owner" });
    const stale = all.jonas.does(grantRole, { ...only(finn), role: "compliance" });
    await expect(stale).rejects.toMatchObject({ code: "conflict", current: { version: 2 } });
  });

  it("keep an external auditor apart, whichever comes first", async () => {
    const ruben = await all.jonas.reads(getPerson, { id: all.ruben.id });
    const more = all.jonas.does(grantRole, { ...only(ruben), role: "engineer" });
    await expect(more).rejects.toMatchObject({ fields: { role: [expect.any(String)] } });
    const helen = await all.jonas.reads(getPerson, { id: all.helen.id });
    const other = all.jonas.does(grantRole, { ...only(helen), role: "external_auditor" });
    await expect(other).rejects.toMatchObject({ fields: { role: [expect.any(String)] } });
  });

  it("leave staff to everybody employed, and a role to everybody", async () => {
    const bram = await all.jonas.reads(getPerson, { id: all.bram.id });
    await expect(all.jonas.does(revokeRole, { ...only(bram), role: "staff" })).rejects.toEqual(
      code("wrong_state"),
    );
    const helen = await all.jonas.reads(getPerson, { id: all.helen.id });
    const last = all.jonas.does(revokeRole, { ...only(helen), role: "internal_auditor" });
    await expect(last).rejects.toEqual(code("wrong_state"));
  });

  it("designate top management on a decision that stays readable", async () => {
    const gus = await all.jonas.does(addPerson, newcomer("Gus"));
    const bare = all.jonas.does(grantRole, { ...only(gus), role: "top_management" });
    await expect(bare).rejects.toMatchObject({ fields: { decision: [expect.any(String)] } });
    const decision = "Founders' meeting of 3 March";
    await all.jonas.does(grantRole, { ...only(gus), role: "top_management", decision });
    const found = await all.priya.reads(getPerson, { id: gus.reference });
    expect(found.grants.find((grant) => grant.role === "top_management")).toMatchObject({
      decision,
      grantedBy: { name: "Jonas Lindqvist" },
      inForce: true,
    });
  });
});

describe("leaving", () => {
  it("is not one's own act, and says what is still owned", async () => {
    const me = await all.jonas.reads(getMe);
    await expect(all.jonas.does(deactivatePerson, only(me))).rejects.toEqual(code("forbidden"));
    const ida = await all.jonas.does(addPerson, newcomer("Ida"));
    const left = await all.jonas.does(deactivatePerson, only(ida));
    expect(left).toMatchObject({ state: "deactivated", duties: [] });
    expect(await actorOfPerson(ida.id)).toBeNull();
    await all.jonas.does(reactivatePerson, only(left));
    expect(await again(ida)).toEqual(["engineer", "staff"]);
  });

  it("leaves one administrator, even when two remove each other at once", async () => {
    const kim = await all.jonas.does(addPerson, newcomer("Kim", { roles: ["admin"] }));
    const kims = await acting(kim);
    const jonas = await all.jonas.reads(getMe);
    const both = await Promise.allSettled([
      all.jonas.does(revokeRole, { ...only(kim), role: "admin" }),
      kims.does(deactivatePerson, only(jonas)),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const admins = await all.priya.reads(listPeople, { role: ["admin"], state: ["active"] });
    expect(admins.rows).toHaveLength(1);
  });
});

describe("looking people up", () => {
  it("shows the list to those who may, by role and word", async () => {
    await expect(all.bram.reads(listPeople, {})).rejects.toEqual(code("forbidden"));
    const page = await all.priya.reads(listPeople, { q: "raman", sort: "-name" });
    expect(page.rows).toMatchObject([{ name: "Priya Raman", roles: ["compliance", "staff"] }]);
    const outside = await all.priya.reads(listPeople, { role: ["external_auditor"] });
    expect(outside.rows).toMatchObject([{ name: "Ruben Castellanos", accessUntil: "2199-12-31" }]);
  });

  it("offers names to choose from, without addresses", async () => {
    const { rows } = await all.anton.reads(listPersonNames, { role: ["compliance"] });
    expect(rows).toEqual([expect.not.objectContaining({ email: expect.anything() })]);
    await expect(all.ruben.reads(listPersonNames, {})).rejects.toEqual(code("forbidden"));
  });

  it("tells everybody, also an external auditor, who they are", async () => {
    expect(await all.ruben.reads(getMe)).toMatchObject({
      name: "Ruben Castellanos",
      roles: ["external_auditor"],
      engagementId: null,
    });
  });
});

describe("corrections", () => {
  it("say which fields changed and keep an end for people from outside", async () => {
    const helen = await all.priya.reads(getPerson, { id: all.helen.id });
    const { name, email } = helen;
    const admin = await anAdmin();
    const moved = { ...only(helen), name, email, title: "Auditor", accessUntil: "2198-01-01" };
    expect(await admin.does(editPerson, moved)).toMatchObject({ accessUntil: "2198-01-01" });
    const open = { ...moved, version: helen.version + 1, accessUntil: null };
    await expect(admin.does(editPerson, open)).rejects.toMatchObject({
      fields: { accessUntil: [expect.any(String)] },
    });
  });
});

const only = ({ id, version }: { id: string; version: number }) => ({ id, version });

async function acting({ id, reference }: { id: string; reference: string }): Promise<TestPerson> {
  const actor = await actorOfPerson(id);
  if (!actor) throw new Error("no such actor");
  return person(actor, reference);
}

async function anAdmin() {
  const { rows } = await all.priya.reads(listPeople, { role: ["admin"], state: ["active"] });
  const [first] = rows;
  if (!first) throw new Error("no administrator left");
  return acting(first);
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectAs } from "@/lib/testing/database";
import { system, type World, world } from "@/lib/testing/world";
import { annexA } from "../../catalogue";
import { addControl, adoptAnnexA, assignControl, decideControl } from "../../commands";
import { getControl } from "../../queries";
import { compareSoa } from "../comparison/queries";
import { listSoa } from "../queries";
import { approveSoa, openSoa, returnSoa, submitSoa } from "./commands";
import { getSoaEdition, listSoaEditions } from "./queries";

let people: World;
let admin: Awaited<ReturnType<typeof connectAs>>;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  admin = await connectAs("admin");
});
afterAll(() => admin.end());

const at = (id: string) => people.priya.reads(getControl, { id });
const reasonFor = (ref: string) => [
  { kind: "contract" as const, text: `Customer contracts ask for what ${ref} does.` },
];
async function decide(id: string, by = people.priya) {
  const { version } = await at(id);
  await by.does(decideControl, { id, version, necessary: true, inclusion: reasonFor(id) });
}
const edition = (id: string) => people.priya.reads(getSoaEdition, { id });

describe("the first edition", () => {
  it("starts with the first decision, keeps who decided, and is not submitted with gaps", async () => {
    await decide("A.5.1");
    const { rows } = await people.priya.reads(listSoaEditions, {});
    expect(rows).toMatchObject([
      { edition: "1.0", state: "draft", author: { name: "Priya Raman" } },
    ]);
    await expect(people.priya.does(openSoa, {})).rejects.toMatchObject({ code: "wrong_state" });
    const { id, version } = await edition("1.0");
    await expect(people.priya.does(submitSoa, { id, version })).rejects.toMatchObject({
      code: "invalid",
      fields: { lines: expect.arrayContaining(["A.5.2: decide whether it is necessary."]) },
    });
    await expect(people.saskia.does(submitSoa, { id, version })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("freezes what the page shows, and takes no decision while it is read", async () => {
    for (const { id } of annexA.slice(1, -1)) await decide(id);
    const last = await at("A.8.34");
    await people.priya.does(decideControl, {
      id: "A.8.34",
      version: last.version,
      necessary: false,
      exclusionReason: "No audit tests touch the systems in operation.",
    });
    const own = await people.priya.does(addControl, { title: "Canary strings" });
    await decide(own.reference);
    const first = await at("A.5.1");
    await people.priya.does(assignControl, {
      ...{ id: "A.5.1", version: first.version, attestationDays: 90 },
      owner: people.jonas.reference,
      reviewer: people.priya.reference,
    });
    const { id, version } = await edition("1.0");
    await people.priya.does(submitSoa, { id, version, edition: "1.2", note: "The first one." });
    const sent = await edition("1.2");
    const live = await people.priya.reads(listSoa, {});
    expect(sent).toMatchObject({ state: "in_review", lineCount: 94, isIntact: true });
    expect(sent.lines).toEqual(live.rows.map(({ flags: _, ...line }) => line));
    await expect(decide("A.5.2")).rejects.toMatchObject({
      code: "wrong_state",
      message: expect.stringContaining("Ask for its return"),
    });
  });

  it("comes back with a comment, and is approved by top management that decided nothing", async () => {
    const { id, version } = await edition("1.2");
    const comment = "Say more about cabling, please.";
    await people.saskia.does(returnSoa, { id, version, comment });
    expect(await edition("1.2")).toMatchObject({
      state: "draft",
      lines: [],
      returnComment: comment,
    });
    await decide("A.7.12");
    const now = await edition("1.2");
    await people.priya.does(submitSoa, { id, version: now.version });
    const sent = await edition("1.2");
    await expect(
      people.priya.does(approveSoa, { id, version: sent.version }),
    ).rejects.toMatchObject({ code: "forbidden" });
    const lead = { ...people.priya.actor, roles: ["top_management", "staff"] as const };
    const { execute, newRequestId } = await import("@/lib/kernel/execute");
    const via = { channel: "ui", requestId: newRequestId() } as const;
    await expect(
      execute(approveSoa, lead, { id, version: sent.version }, via),
    ).rejects.toMatchObject({ code: "forbidden", message: expect.stringContaining("S1") });
    await people.saskia.does(approveSoa, { id, version: sent.version });
    const done = await edition("1.2");
    expect(done).toMatchObject({ state: "approved", approver: { name: "Saskia Vermeer" } });
    expect(done.sha256).toMatch(/^[0-9a-f]{64}$/);
    await expect(people.daan.does(approveSoa, { id, version: done.version })).rejects.toMatchObject(
      { code: "wrong_state", message: expect.stringContaining("Saskia") },
    );
  });
});

describe("after an approval", () => {
  it("a decision starts the next edition, whose difference is what was decided", async () => {
    await decide("A.8.34");
    const { rows } = await people.priya.reads(listSoaEditions, {});
    expect(rows.map(({ edition: name, state }) => [name, state])).toEqual([
      ["1.3", "draft"],
      ["1.2", "approved"],
    ]);
    for (const id of ["now", "1.3"]) {
      const { changes, decisions } = await people.priya.reads(compareSoa, { from: "1.2", id });
      expect(changes.map(({ ref }) => ref)).toEqual(["A.8.34"]);
      expect(decisions).toBe(1);
    }
    const kept = await edition("1.2");
    expect(kept.lines.find(({ ref }) => ref === "A.8.34")).toMatchObject({ necessary: false });
  });

  it("the next approval supersedes it, and neither is ever changed", async () => {
    const draft = await edition("1.3");
    await people.priya.does(submitSoa, { id: draft.id, version: draft.version });
    const sent = await edition("1.3");
    await people.daan.does(approveSoa, { id: draft.id, version: sent.version });
    expect(await edition("1.2")).toMatchObject({ state: "superseded", isIntact: true });
    for (const change of [
      "UPDATE app.soa_edition SET lines = '[]', line_count = 0",
      "UPDATE app.soa_edition SET sha256 = repeat('0', 64)",
      "UPDATE app.soa_edition SET state = 'draft'",
      "DELETE FROM app.soa_edition",
    ]) {
      await expect(admin.query(`${change} WHERE edition = '1.2'`)).rejects.toThrow(/never changed/);
    }
  });

  it("a line that somebody changed behind the product is told", async () => {
    await admin.query(
      `ALTER TABLE app.soa_edition DISABLE TRIGGER ALL;
       UPDATE app.soa_edition SET lines = jsonb_set(lines, '{0,necessary}', 'false') WHERE edition = '1.3';
       ALTER TABLE app.soa_edition ENABLE TRIGGER ALL`,
    );
    expect(await edition("1.3")).toMatchObject({ isIntact: false });
  });

  it("staff and assessors without an engagement read nothing", async () => {
    await expect(people.bram.reads(listSoaEditions, {})).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(people.ruben.reads(getSoaEdition, { id: "1.3" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

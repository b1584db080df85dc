import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { connectAs } from "@/lib/testing/database";
import { person, type World, world } from "@/lib/testing/world";
import { approveMethod } from "../approvals/commands";
import { canonicalText, DEFAULT_METHOD } from "../rules";
import { methodOf } from "../steps";
import { discardMethod, draftMethod, editMethod, returnMethod, submitMethod } from "./commands";
import { compareMethodEditions, getMethod, listMethods } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
});

const refused = (code: string) => expect.objectContaining({ code });
const { edition: _edition, ...shipped } = DEFAULT_METHOD;
const withBand = (at: number, given: object) => ({
  bands: shipped.bands.map((band, index) => (index === at ? { ...band, ...given } : band)),
});

it("ships in the database as the text of the product has it, in force and approved by nobody", async () => {
  const client = await connectAs("admin");
  const { rows } = await client.query(
    "SELECT edition, body, state, author_id FROM app.risk_method",
  );
  await client.end();
  expect(rows).toHaveLength(1);
  expect(methodOf(rows[0])).toEqual(DEFAULT_METHOD);
  expect(rows[0]).toMatchObject({ state: "in_force", author_id: null });
  const read = await people.anton.reads(getMethod, { id: "1.0" });
  expect(read).toMatchObject({
    ...{ reference: "RM-1.0", author: null, approvedBy: null, sha256: null, before: null },
    ...{ problems: {}, behind: { count: 0, isCapped: false, mayMove: false } },
  });
  expect(read.canonical).toBe(canonicalText(DEFAULT_METHOD));
});

describe("what shipped", () => {
  it("is approved as it is, once, without another edition", async () => {
    const { priya, saskia, daan } = people;
    const { version } = await saskia.reads(getMethod, { id: "1.0" });
    const input = { id: "1.0", version };
    await expect(priya.does(approveMethod, input)).rejects.toEqual(refused("forbidden"));
    await expect(saskia.does(approveMethod, { ...input, version: 9 })).rejects.toEqual(
      refused("conflict"),
    );
    const both = await Promise.allSettled([
      saskia.does(approveMethod, input),
      daan.does(approveMethod, input),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const read = await priya.reads(getMethod, { id: "RM-1.0" });
    expect(read).toMatchObject({ state: "in_force", approvedBy: { name: expect.any(String) } });
    expect(read.sha256).toBe(createHash("sha256").update(read.canonical).digest("hex"));
    const again = { id: "1.0", version: read.version };
    await expect(daan.does(approveMethod, again)).rejects.toMatchObject({
      code: "wrong_state",
      message: expect.stringMatching(/^Edition 1\.0 was approved already, by .+ on \d{4}-/),
    });
  });

  it("cannot be edited, submitted, returned or discarded", async () => {
    const { priya, saskia } = people;
    const { version } = await priya.reads(getMethod, { id: "1.0" });
    const input = { id: "1.0", version };
    const wrong = refused("wrong_state");
    await expect(priya.does(editMethod, { ...input, cap: 0.5 })).rejects.toEqual(wrong);
    await expect(priya.does(submitMethod, input)).rejects.toEqual(wrong);
    await expect(priya.does(discardMethod, input)).rejects.toEqual(wrong);
    const comment = "There is nothing that could be returned.";
    await expect(saskia.does(returnMethod, { ...input, comment })).rejects.toEqual(wrong);
  });
});

describe("a draft", () => {
  it("begins with what is in force, under the next number or a later one, and is the only one", async () => {
    const { priya, anton, daan } = people;
    await expect(anton.does(draftMethod, {})).rejects.toEqual(refused("forbidden"));
    await expect(daan.does(draftMethod, {})).rejects.toEqual(refused("forbidden"));
    for (const edition of ["1.0", "0.9"]) {
      await expect(priya.does(draftMethod, { edition })).rejects.toMatchObject({
        fields: { edition: ["Edition 1.0 is there. Give 1.1 or later."] },
      });
    }
    const both = await Promise.allSettled([
      priya.does(draftMethod, {}),
      priya.does(draftMethod, {}),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(priya.does(draftMethod, { edition: "2.0" })).rejects.toMatchObject({
      message: "Edition 1.1 is being worked on. Finish it first.",
    });
    const read = await anton.reads(getMethod, { id: "1.1" });
    expect(read).toMatchObject({ state: "draft", author: { id: priya.id }, text: shipped });
    expect(read.before).toEqual({ edition: "1.0", changes: [], changesScores: false });
  });

  it("is edited by field, keeps the rest, and names what is wrong when it is submitted", async () => {
    const { priya } = people;
    const first = await priya.does(editMethod, {
      ...{ id: "1.1", version: 1, cap: 0.7 },
      ...withBand(3, { authority: "top_management", longestDays: 30 }),
    });
    const input = { id: "1.1", version: first.version };
    const read = await priya.reads(getMethod, { id: "1.1" });
    const problems = {
      bands: ["Nobody may accept a critical risk: it is reduced or its source stopped."],
      note: [expect.stringContaining("what is different")],
    };
    expect(read).toMatchObject({ text: { cap: 0.7, triggers: shipped.triggers }, problems });
    await expect(priya.does(submitMethod, input)).rejects.toMatchObject({
      code: "invalid",
      fields: problems,
    });
    await priya.does(editMethod, { ...input, ...withBand(0, { to: 3 }), note: "Amounts." });
    await expect(priya.does(submitMethod, { ...input, version: 3 })).rejects.toMatchObject({
      fields: { bands: ["medium begins at 5; it has to begin at 4."] },
    });
  });

  it("refuses stale versions and bad input by field", async () => {
    const { priya } = people;
    await expect(
      priya.does(editMethod, { id: "1.1", version: 99, cap: 0.6 }),
    ).rejects.toMatchObject({ code: "conflict", current: { edition: "1.1" } });
    const [first, ...rest] = shipped.likelihood;
    const bad = [
      [{ cap: 1.2 }, "cap"],
      [{ triggers: "a\u0000b" }, "triggers"],
      [{ likelihood: rest }, "likelihood"],
      [{ likelihood: [{ ...first, meaning: " " }, ...rest] }, "likelihood.0.meaning"],
      [withBand(1, { to: 26 }), "bands.1.to"],
      [withBand(1, { authority: "engineer" }), "bands.1.authority"],
      [withBand(2, { longestDays: 1.5 }), "bands.2.longestDays"],
      [{ strengths: { ...shipped.strengths, weak: -1 } }, "strengths.weak"],
      [{ note: "x".repeat(2001) }, "note"],
      [{ surprise: 1 }, "surprise"],
    ] as const;
    for (const [change, field] of bad) {
      const input = { id: "1.1", version: 3, ...change } as never;
      const refusal = await priya.does(editMethod, input).catch((error) => error);
      expect(refusal.code, field).toBe("invalid");
      expect(Object.keys(refusal.fields).join(), field).toContain(field);
    }
  });

  it("is given up by compliance, and its number is free again", async () => {
    const { priya, saskia, helen } = people;
    const { version, id } = await priya.reads(getMethod, { id: "1.1" });
    const input = { id: "1.1", version };
    await expect(saskia.does(discardMethod, input)).rejects.toEqual(refused("forbidden"));
    await expect(priya.does(discardMethod, { ...input, version: 1 })).rejects.toEqual(
      refused("conflict"),
    );
    await priya.does(discardMethod, input);
    await expect(helen.reads(getMethod, { id })).rejects.toEqual(refused("not_found"));
    await expect(priya.does(discardMethod, input)).rejects.toEqual(refused("not_found"));
    expect((await priya.does(draftMethod, {})).edition).toBe("1.1");
  });
});

describe("an edition", () => {
  it("is returned, submitted again, and approved by somebody who wrote nothing in it", async () => {
    const { priya, saskia, daan } = people;
    const wide = { ...withBand(1, { to: 8 }), note: "Nine is high from now on." };
    const bands = wide.bands.map((band) => (band.name === "high" ? { ...band, from: 9 } : band));
    const edited = await priya.does(editMethod, { id: "1.1", version: 1, ...wide, bands });
    const sent = await priya.does(submitMethod, { id: "1.1", version: edited.version });
    const comment = "Say in the texts what nine means.";
    const back = await saskia.does(returnMethod, { id: "1.1", version: sent.version, comment });
    expect(back.state).toBe("draft");
    expect(await priya.reads(getMethod, { id: "1.1" })).toMatchObject({ returnComment: comment });
    const writer = person({ ...saskia.actor, roles: ["compliance", "top_management"] }, "both");
    const worded = await writer.does(editMethod, {
      ...{ id: "1.1", version: back.version },
      triggers: `${shipped.triggers} And each quarter.`,
    });
    const again = await priya.does(submitMethod, { id: "1.1", version: worded.version });
    const input = { id: "1.1", version: again.version };
    await expect(writer.does(approveMethod, input)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("S1"),
    });
    await expect(saskia.does(approveMethod, input)).rejects.toEqual(refused("forbidden"));
    const approved = await daan.does(approveMethod, input);
    expect(approved).toMatchObject({ edition: "1.1", state: "in_force" });
    const { rows } = await priya.reads(listMethods, {});
    expect(rows.map(({ edition, state }) => [edition, state])).toEqual([
      ["1.1", "in_force"],
      ["1.0", "superseded"],
    ]);
    const read = await priya.reads(getMethod, { id: "1.1" });
    expect(read).toMatchObject({ approvedBy: { id: daan.id }, returnComment: null });
    expect(read.writers.map(({ id }) => id).toSorted()).toEqual([priya.id, saskia.id].toSorted());
    expect(read.sha256).toBe(createHash("sha256").update(read.canonical).digest("hex"));
    expect(read.before).toMatchObject({ edition: "1.0", changesScores: true });
  });

  it("is approved once when two do it at the same moment, and the database holds one in force", async () => {
    const { priya, saskia, daan } = people;
    await priya.does(draftMethod, { edition: "1.10", note: "A new year." });
    const { version } = await priya.does(submitMethod, { id: "1.10", version: 1 });
    const input = { id: "1.10", version };
    const both = await Promise.allSettled(
      [saskia, daan].map((one) => one.does(approveMethod, input)),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((one) => one.status === "rejected");
    expect(lost?.reason).toMatchObject({ status: 409 });
    const { rows } = await priya.reads(listMethods, { state: ["in_force"] });
    expect(rows.map(({ edition }) => edition)).toEqual(["1.10"]);
    expect(await priya.reads(getMethod, { id: "1.10" })).toMatchObject({
      before: { edition: "1.1" },
    });
  });

  it("is compared with any other", async () => {
    const { priya } = people;
    const found = await priya.reads(compareMethodEditions, { id: "1.1", from: "1.0" });
    expect(found.changes.map(({ part, step, field }) => [part, step, field])).toEqual([
      ["bands", 2, "to"],
      ["bands", 3, "from"],
      ["triggers", null, null],
    ]);
    expect(found).toMatchObject({ from: { edition: "1.0" }, changesScores: true });
    await expect(priya.reads(compareMethodEditions, { id: "7.7", from: "1.0" })).rejects.toEqual(
      refused("not_found"),
    );
    await expect(people.bram.reads(getMethod, { id: "1.1" })).rejects.toEqual(refused("forbidden"));
  });
});

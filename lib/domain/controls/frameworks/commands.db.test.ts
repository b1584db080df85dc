import { beforeAll, describe, expect, it } from "vitest";
import { system, type World, world } from "@/lib/testing/world";
import { adoptAnnexA, decideControl } from "../commands";
import { getControl } from "../queries";
import { adoptFramework, takeBackFramework } from "./commands";
import { acceptLines, changeLine, putInForce } from "./editions/commands";
import { getDifference } from "./editions/queries";
import { importFramework } from "./imports/commands";
import { previewFramework, proposeRequirementColumns } from "./imports/queries";
import type { Mapping } from "./imports/schema";
import { getFramework, listFrameworks } from "./queries";
import { mapRequirement } from "./requirements/commands";
import { getRequirement, listRequirements } from "./requirements/queries";
import { Standings } from "./schema";

let people: World;
beforeAll(async () => {
  people = await world();
}, 120_000);

const refused = (code: string) => expect.objectContaining({ code });
const HEADERS = ["Ref", "Title", "Text", "Parent", "Controls"];
const mapping: Mapping = {
  ...{ Ref: "ref", Title: "title", Text: "text", Parent: "parent", Controls: "controls" },
};
const table = (edition: string, ...rows: string[][]) => ({
  ...{ key: "soc2", edition, title: "Trust criteria", note: "Asked for by customers.", mapping },
  sheet: { headers: HEADERS, rows: rows.map((cells, at) => ({ line: at + 2, cells })) },
});
const FIRST = [
  ["CC6", "Logical access", "", "", ""],
  ["CC6.1", "Access is limited", "Only who needs it.", "CC6", "A.5.15"],
  ["CC6.2", "Accounts are registered", "", "CC6", "A.5.16, A.5.18"],
  ["CC7.1", "Vulnerabilities are found", "", "", ""],
  ["CC9", "Gone soon", "", "", "A.5.1"],
];
const list = async () => (await people.priya.reads(listFrameworks)).rows;
const one = (id: string, ref: string) => people.priya.reads(getRequirement, { id, ref });

describe("shipped frameworks", () => {
  it("are offered in an empty installation, and need the controls that answer them", async () => {
    const offered = await list();
    expect(
      offered.map(({ reference, state, requirements }) => [reference, state, requirements]),
    ).toEqual([
      ["iso27001-2022", null, 123],
      ["iso42001-2023", null, 38],
    ]);
    await expect(people.priya.does(adoptFramework, { key: "iso42001" })).rejects.toEqual(
      refused("wrong_state"),
    );
    await system.does(adoptAnnexA, {});
    const adopted = await people.priya.does(adoptFramework, { key: "iso27001" });
    expect(adopted).toMatchObject({ reference: "iso27001-2022", state: "in_force" });
    await people.priya.does(adoptFramework, { key: "iso42001" });
    await expect(people.priya.does(adoptFramework, { key: "iso42001" })).rejects.toEqual(
      refused("invalid"),
    );
    await expect(people.priya.does(adoptFramework, { key: "nothing" })).rejects.toEqual(
      refused("invalid"),
    );
    for (const person of [people.anton, people.helen, people.saskia]) {
      await expect(person.does(adoptFramework, { key: "iso42001" })).rejects.toEqual(
        refused("forbidden"),
      );
    }
  });

  it("name their gaps, and leave to the management system what no control answers", async () => {
    const [iso27001] = (await list()).filter(({ key }) => key === "iso27001");
    expect(iso27001).toMatchObject({
      ...{ requirements: 123, gapCount: 93, standings: { managed: 30, open: 93 } },
      gaps: [{ ref: "A.5.1", standing: "open" }, { ref: "A.5.2" }, {}, {}, {}, {}, {}, {}],
    });
    expect(await one("iso27001-2022", "9.2.1")).toMatchObject({
      ...{ standing: "managed", place: "audit", controls: [] },
      why: "Answered by the internal audits, not by a control. Internal audits look at it.",
      above: [{ ref: "9.2" }],
    });
  });

  it("share a control, which says what else it meets", async () => {
    const { rows } = await people.priya.reads(listRequirements, { control: "A.5.1" });
    expect(rows.map(({ framework, ref }) => `${framework.reference} ${ref}`).sort()).toEqual(
      expect.arrayContaining(["iso27001-2022 A.5.1", "iso42001-2023 A.2.2"]),
    );
    expect(rows.find(({ ref }) => ref === "A.2.2")?.controls).toMatchObject([
      { reference: "A.5.1", suggested: true, evidence: null, owner: null },
      { reference: "A.5.10" },
    ]);
  });

  it("stand as the same judgement says that lists filter by", async () => {
    const control = await people.priya.reads(getControl, { id: "A.7.1" });
    const { priya } = people;
    await priya.does(decideControl, {
      ...{ id: "A.7.1", version: control.version, necessary: false },
      exclusionReason: "We have no premises of our own to keep.",
    });
    for (const standing of Object.values(Standings)) {
      const { rows } = await priya.reads(listRequirements, { standing: [standing], size: 500 });
      expect(rows.every((row) => row.standing === standing)).toBe(true);
    }
    expect(await one("iso27001-2022", "A.7.1")).toMatchObject({
      ...{ standing: "excluded", why: "A.7.1 is excluded; nothing else answers it." },
    });
    const all = await priya.reads(listRequirements, { framework: "iso27001-2022", size: 500 });
    expect(all.rows.at(0)?.ref).toBe("4");
    const found = await priya.reads(listRequirements, { q: "A.7.1", standing: ["excluded"] });
    expect(found.rows.map(({ ref }) => ref)).toContain("A.7.1");
    for (const sort of ["ref", "-title", "standing"] as const) {
      const page = await priya.reads(listRequirements, { sort, size: 20 });
      const next = await priya.reads(listRequirements, { sort, size: 20, cursor: page.next ?? "" });
      expect(next.rows.some(({ id }) => page.rows.some((row) => row.id === id))).toBe(false);
    }
  });
});

describe("mapping a requirement", () => {
  it("confirms what was suggested, adds and removes, and is kept in the trail's version", async () => {
    const { priya } = people;
    const before = await one("iso42001-2023", "A.2.2");
    const changed = await priya.does(mapRequirement, {
      ...{ id: before.id, version: before.version, controls: ["A.5.1", "A.5.36"] },
    });
    expect(changed).toMatchObject({ controls: ["A.5.1", "A.5.36"], version: before.version + 1 });
    const after = await one("iso42001-2023", "A.2.2");
    expect(after.controls.map(({ reference, suggested }) => [reference, suggested])).toEqual([
      ["A.5.1", false],
      ["A.5.36", false],
    ]);
    await expect(
      priya.does(mapRequirement, { id: before.id, version: before.version, controls: [] }),
    ).rejects.toEqual(refused("conflict"));
    await expect(
      priya.does(mapRequirement, { id: before.id, version: after.version, controls: ["A.9.9"] }),
    ).rejects.toMatchObject({
      code: "invalid",
      fields: { controls: ["There is no control A.9.9."] },
    });
    const heading = await one("iso42001-2023", "A.2");
    await expect(
      priya.does(mapRequirement, { id: heading.id, version: 1, controls: ["A.5.1"] }),
    ).rejects.toEqual(refused("wrong_state"));
    await expect(
      people.anton.does(mapRequirement, { id: before.id, version: after.version, controls: [] }),
    ).rejects.toEqual(refused("forbidden"));
  });

  it("keeps the framework from being taken back", async () => {
    const { version, against } = await people.priya.reads(getFramework, { id: "iso42001-2023" });
    expect(against).toEqual(["Somebody said which controls answer A.2.2."]);
    await expect(
      people.priya.does(takeBackFramework, { id: "iso42001-2023", version }),
    ).rejects.toEqual(refused("wrong_state"));
  });
});

describe("a framework of one's own", () => {
  it("is shown before it is written, and refused whole for one wrong cell", async () => {
    const { priya } = people;
    const { mapping: columns } = await priya.reads(proposeRequirementColumns, { headers: HEADERS });
    expect(columns).toEqual(mapping);
    const input = table("2017", ...FIRST, ["CC1", "Unknown control", "", "", "A.9.9"]);
    const preview = await priya.reads(previewFramework, input);
    expect(preview).toMatchObject({ wrong: 1, problems: [{ line: 7, column: "Controls" }] });
    await expect(priya.does(importFramework, input)).rejects.toMatchObject({
      code: "invalid",
      fields: { sheet: ["row 7, column Controls: There is no control A.9.9."] },
    });
    expect((await list()).some(({ key }) => key === "soc2")).toBe(false);
  });

  it("comes in force, and can be taken back while nothing leans on it", async () => {
    const { priya } = people;
    const preview = await priya.reads(previewFramework, table("2016", ...FIRST));
    expect(preview).toMatchObject({
      ...{ requirements: 4, headings: 1, links: 4, unanswered: 1, replaces: null, wrong: 0 },
    });
    const brought = await priya.does(importFramework, table("2016", ...FIRST));
    expect(brought).toMatchObject({ reference: "soc2-2016", state: "in_force" });
    const { version } = brought;
    expect(await priya.does(takeBackFramework, { id: "soc2-2016", version })).toEqual({
      ...{ reference: "soc2-2016", requirements: 5 },
    });
    await expect(priya.reads(getFramework, { id: "soc2-2016" })).rejects.toEqual(
      refused("not_found"),
    );
  });

  it("says what is missing by name", async () => {
    await people.priya.does(importFramework, table("2017", ...FIRST));
    const [soc] = (await list()).filter(({ key }) => key === "soc2");
    expect(soc).toMatchObject({ gapCount: 4, standings: { unanswered: 1, open: 3, heading: 1 } });
    expect(soc?.gaps[0]).toEqual({
      ...{ ref: "CC7.1", title: "Vulnerabilities are found", standing: "unanswered" },
    });
  });
});

describe("a new edition", () => {
  const SECOND = [
    ["CC6", "Logical access", "", "", ""],
    ["CC6.1", "Access is limited", "Only who needs it, and only then.", "CC6", ""],
    ["CC6.3", "Accounts are registered", "", "CC6", ""],
    ["CC7.1", "Weaknesses are found", "", "", "A.8.8"],
    ["CC8.1", "Models are evaluated", "", "", ""],
  ];
  const draft = () => people.priya.reads(getDifference, { id: "soc2-2024" });

  it("arrives as a difference, with reasons, while the one in force stands", async () => {
    const { priya } = people;
    const preview = await priya.reads(previewFramework, table("2024", ...SECOND));
    expect(preview).toMatchObject({
      ...{ replaces: "soc2-2017", difference: { unchanged: 1, reworded: 1, moved: 1, removed: 1 } },
    });
    const brought = await priya.does(importFramework, table("2024", ...SECOND));
    expect(brought).toMatchObject({ reference: "soc2-2024", state: "draft" });
    const { lines, counts, open, former } = await draft();
    expect(former).toEqual({ reference: "soc2-2017", edition: "2017" });
    expect(counts).toEqual({
      ...{ added: 1, removed: 1, moved: 1, renamed: 1, reworded: 1, unchanged: 1 },
    });
    expect(open).toBe(5);
    expect(lines.find(({ kind }) => kind === "moved")).toMatchObject({
      ...{ former: { ref: "CC6.2" }, fresh: { ref: "CC6.3" }, score: 95, isSettled: false },
      ...{ reason: "Same title; it was CC6.2.", controls: ["A.5.16", "A.5.18"] },
    });
    expect((await list()).filter(({ key }) => key === "soc2").map(({ state }) => state)).toEqual([
      "draft",
      "in_force",
    ]);
    await expect(priya.does(importFramework, table("2025", ...SECOND))).rejects.toEqual(
      refused("wrong_state"),
    );
  });

  it("is put in force only when an officer settled every line", async () => {
    const { priya } = people;
    const first = await draft();
    const { id, version } = first.framework;
    await expect(priya.does(putInForce, { id, version })).rejects.toMatchObject({
      code: "wrong_state",
      message: "5 lines wait to be accepted or changed before this edition is in force.",
    });
    await expect(
      people.grace.does(acceptLines, { id, version, lines: first.lines.map((line) => line.id) }),
    ).rejects.toEqual(refused("forbidden"));
    const changed = await priya.does(changeLine, { id, version, ref: "CC8.1", former: "CC9" });
    expect(changed).toMatchObject({ open: 3, version: version + 1 });
    await expect(
      priya.does(changeLine, { id, version, ref: "CC8.1", former: null }),
    ).rejects.toEqual(refused("conflict"));
    await expect(
      priya.does(changeLine, { id, version: version + 1, ref: "CC8.1", former: "CC6" }),
    ).rejects.toMatchObject({ code: "invalid", fields: { former: expect.anything() } });
    // It follows nothing after all, so what it followed is removed again, and that has to be said.
    const again = { id, version: changed.version, ref: "CC8.1", former: null };
    const back = await priya.does(changeLine, again);
    expect(back.open).toBe(4);
    const waiting = (await draft()).lines.filter(({ isSettled }) => !isSettled);
    const lines = waiting.map((line) => line.id);
    const done = await priya.does(acceptLines, { id, version: back.version, lines });
    expect(done.open).toBe(0);
    await expect(priya.does(acceptLines, { id, version: done.version, lines })).rejects.toEqual(
      refused("invalid"),
    );
    const now = await priya.does(putInForce, { id, version: done.version });
    expect(now.state).toBe("in_force");
  });

  it("takes the controls along, and leaves the former edition to be read", async () => {
    const refsOf = async (id: string, ref: string) =>
      (await one(id, ref)).controls.map(({ reference }) => reference);
    expect(await refsOf("soc2-2024", "CC6.3")).toEqual(["A.5.16", "A.5.18"]);
    expect(await refsOf("soc2-2024", "CC7.1")).toEqual(["A.8.8"]);
    expect(await refsOf("soc2-2024", "CC8.1")).toEqual([]);
    expect(await refsOf("soc2-2017", "CC6.2")).toEqual(["A.5.16", "A.5.18"]);
    const former = await one("soc2-2017", "CC6.2");
    expect(former).toMatchObject({
      ...{ state: "superseded", followers: [{ framework: "soc2-2024", ref: "CC6.3" }] },
    });
    await expect(
      people.priya.does(mapRequirement, { id: former.id, version: former.version, controls: [] }),
    ).rejects.toEqual(refused("wrong_state"));
    const { rows } = await people.priya.reads(listRequirements, { control: "A.5.16", size: 500 });
    expect(rows.filter(({ framework }) => framework.reference.startsWith("soc2"))).toHaveLength(1);
    const record = await people.priya.reads(getFramework, { id: "soc2-2024" });
    expect(record.against).toEqual(["It took the place of another edition."]);
    expect(record.editions).toMatchObject([{ reference: "soc2-2017", state: "superseded" }]);
  });

  it("can be taken back as long as it is a draft", async () => {
    const { priya } = people;
    const { version } = await priya.does(importFramework, table("2030", ...SECOND));
    expect(await priya.does(takeBackFramework, { id: "soc2-2030", version })).toMatchObject({
      ...{ reference: "soc2-2030" },
    });
  });
});

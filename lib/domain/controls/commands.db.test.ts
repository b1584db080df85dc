import { beforeAll, describe, expect, it } from "vitest";
import { connectAs } from "@/lib/testing/database";
import { system, type World, world } from "@/lib/testing/world";
import { listAttestations } from "./attestations/queries";
import { addControl, adoptAnnexA, assignControl, decideControl, describeControl } from "./commands";
import { getControl, listControls } from "./queries";
import { listSoa } from "./soa/queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
});

const REASON = {
  kind: "contract",
  text: "Customer contracts ask for restorable copies.",
} as const;
const at = (ref: string) => people.priya.reads(getControl, { id: ref });

describe("adopting Annex A", () => {
  it("brings the 93 controls in the order of the standard, once", async () => {
    const { total, rows } = await people.priya.reads(listControls, { size: 100 });
    expect(total).toBe(93);
    expect(rows.slice(0, 2).map(({ reference }) => reference)).toEqual(["A.5.1", "A.5.2"]);
    expect(rows.every(({ operatingState }) => operatingState === "not_decided")).toBe(true);
    await expect(people.priya.does(adoptAnnexA, {})).rejects.toMatchObject({ code: "wrong_state" });
  });
});

describe("deciding", () => {
  it("is the compliance officer's, with a reason that says something", async () => {
    const { version } = await at("A.7.12");
    const decision = { id: "A.7.12", version, necessary: false } as const;
    const why = { ...decision, exclusionReason: "Cables belong to the landlord; we use none." };
    await expect(people.jonas.does(decideControl, why)).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const exclusionReason of ["N/A", "Not applicable", undefined]) {
      await expect(
        people.priya.does(decideControl, { ...decision, exclusionReason }),
      ).rejects.toMatchObject({ code: "invalid", fields: { exclusionReason: expect.anything() } });
    }
    await people.priya.does(decideControl, why);
    const after = await at("A.7.12");
    expect(after).toMatchObject({
      necessary: false,
      operatingState: "excluded",
      implementationStatus: "not_applicable",
    });
  });

  it("needs a reason of inclusion, and refuses risks that do not exist and stale copies", async () => {
    const { version } = await at("A.5.9");
    const decision = { id: "A.5.9", version, necessary: true } as const;
    await expect(people.priya.does(decideControl, decision)).rejects.toMatchObject({
      fields: { inclusion: expect.anything() },
    });
    const invented = {
      kind: "risk" as const,
      text: "Treats the theft of weights.",
      risks: ["R-99"],
    };
    await expect(
      people.priya.does(decideControl, { ...decision, inclusion: [invented] }),
    ).rejects.toMatchObject({
      code: "invalid",
      fields: { inclusion: [expect.stringContaining("R-99")] },
    });
    await people.priya.does(decideControl, { ...decision, inclusion: [REASON] });
    await expect(
      people.priya.does(decideControl, { ...decision, inclusion: [REASON] }),
    ).rejects.toMatchObject({ code: "conflict", current: { version: version + 1 } });
    expect(await at("A.5.9")).toMatchObject({ operatingState: "planned" });
  });
});

describe("assigning", () => {
  it("names an owner and a second person, never an auditor, and opens the first attestation", async () => {
    const { version } = await at("A.5.10");
    await people.priya.does(decideControl, {
      id: "A.5.10",
      version,
      necessary: true,
      inclusion: [REASON],
    });
    const assign = (owner: string, reviewer: string) =>
      people.priya.does(assignControl, {
        id: "A.5.10",
        version: version + 1,
        owner,
        reviewer,
        attestationDays: 90,
      });
    const { jonas, priya, helen } = people;
    await expect(assign(jonas.reference, jonas.reference)).rejects.toMatchObject({
      fields: { reviewer: [expect.stringContaining("S2")] },
    });
    // A database that fails is no wrong field.
    const admin = await connectAs("admin");
    await admin.query("ALTER TABLE app.compensating_review RENAME TO lost");
    const failed = assign(jonas.reference, jonas.reference);
    await expect(failed).rejects.not.toMatchObject({ code: "invalid" });
    await admin.query("ALTER TABLE app.lost RENAME TO compensating_review");
    await admin.end();
    await expect(assign(jonas.reference, helen.reference)).rejects.toMatchObject({
      fields: { reviewer: expect.anything() },
    });
    await assign(jonas.reference, priya.reference);
    const { rows } = await priya.reads(listAttestations, { control: "A.5.10" });
    expect(rows).toMatchObject([{ state: "due", attester: null }]);
  });
});

describe("describing", () => {
  it("is the owner's or the officer's, and counts the wordings", async () => {
    const { version } = await at("A.5.10");
    const words = { id: "A.5.10", version, statement: "Rules of use are part of every contract." };
    await expect(people.oskar.does(describeControl, words)).rejects.toMatchObject({
      code: "forbidden",
    });
    await people.jonas.does(describeControl, words);
    expect(await at("A.5.10")).toMatchObject({ statementVersion: 1, statement: words.statement });
  });
});

describe("the Statement of Applicability", () => {
  it("holds all controls, own ones too, and says what is missing", async () => {
    const own = await people.priya.does(addControl, { title: "Canary strings in tuning runs" });
    expect(own.reference).toBe("OWN-1");
    const { rows, counts } = await people.saskia.reads(listSoa, {});
    expect(rows).toHaveLength(94);
    expect(counts).toMatchObject({ necessary: 2, excluded: 1, undecided: 91 });
    expect(rows.at(-1)).toMatchObject({ ref: "OWN-1", theme: "own", flags: ["undecided"] });
    expect(rows.find(({ ref }) => ref === "A.5.9")).toMatchObject({
      justification: "Customer contracts ask for restorable copies",
      sources: [{ kind: "contract" }],
      flags: ["owner_missing"],
    });
    await expect(people.bram.reads(listSoa, {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("shows staff only the controls they own or review", async () => {
    const { total } = await people.bram.reads(listControls, {});
    expect(total).toBe(0);
    await expect(people.bram.reads(getControl, { id: "A.5.10" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

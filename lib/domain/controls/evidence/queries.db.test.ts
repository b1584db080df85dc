import { beforeAll, describe, expect, it } from "vitest";
import { approveEngagement, proposeEngagement } from "@/lib/domain/engagements/commands";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import { connectAs } from "@/lib/testing/database";
import { person, system, type TestPerson, type World, world } from "@/lib/testing/world";
import { adoptAnnexA } from "../commands";
import { acceptEvidence, submitEvidence } from "./commands";
import { getEvidence, listEvidence, readEvidenceContent } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
});

const today = dayOf(new Date());
let bytes = 0;
const hash = () => (++bytes).toString(16).padStart(64, "0");
const GIVEN = {
  title: "Access export",
  kind: "export" as const,
  source: "Registry",
  query: "/accounts?active=1",
  collectedAt: today,
  periodFrom: plusDays(today, -30),
  periodTo: today,
  controls: ["A.8.4"],
};
const submit = (by: TestPerson, more: Record<string, unknown> = {}, sha256 = hash()) =>
  by.does(submitEvidence, {
    ...GIVEN,
    ...more,
    file: { name: `${sha256.slice(-4)}.csv`, kind: "csv", sha256, size: 12 },
  });
const see = (id: string) => people.priya.reads(getEvidence, { id });
const accept = ({ id, version }: { id: string; version: number }) =>
  people.priya.does(acceptEvidence, { id, version });

describe("what a piece says about where it comes from", () => {
  it("keeps query, whole, sample, run and address apart, and who collected it", async () => {
    const { reference } = await submit(people.jonas, {
      kind: "link",
      linkUrl: "https://registry.example/accounts",
      runId: "run-17",
      population: "All accounts",
      populationCount: 40,
      sampleCount: 5,
      drawn: "at random",
    });
    const one = await see(reference);
    expect(one).toMatchObject({
      query: GIVEN.query,
      collector: "person",
      runId: "run-17",
      populationCount: 40,
      sampleCount: 5,
      linkUrl: "https://registry.example/accounts",
      replacedBy: null,
      revisedBy: null,
      twins: [],
    });
    expect(one.quality.map(({ verdict }) => verdict)).toEqual(Array(5).fill("met"));
  });

  it("takes a token for a job", async () => {
    const token: TestPerson["actor"] = { ...people.jonas.actor, kind: "token", scopes: ["write"] };
    const file = { name: "run.csv", kind: "csv", sha256: hash(), size: 12 };
    const via = { channel: "api", requestId: newRequestId() } as const;
    const { reference } = await execute(submitEvidence, token, { ...GIVEN, file }, via);
    expect(await see(reference)).toMatchObject({ collector: "job" });
  });

  it.each([
    ["linkUrl", { kind: "link" }],
    ["linkUrl", { linkUrl: "javascript:alert(1)" }],
    ["sampleCount", { populationCount: 2, sampleCount: 3 }],
    ["revisionOf", { revisionOf: "EV-999" }],
    ["twinOf", { twinOf: "EV-999" }],
  ])("refuses a wrong %s", async (field, wrong) => {
    await expect(submit(people.jonas, wrong)).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: expect.anything() },
    });
  });
});

describe("a revision", () => {
  it("takes the place of another once accepted; both stay as they are", async () => {
    const old = await submit(people.jonas);
    const next = await submit(people.jonas, { revisionOf: old.reference, controls: [] });
    expect(await see(next.reference)).toMatchObject({
      controls: ["A.8.4"],
      revisionOf: { reference: old.reference },
    });
    expect(await see(old.reference)).toMatchObject({
      replacedBy: null,
      revisedBy: { reference: next.reference, state: "submitted" },
    });
    await accept(next);
    const after = await see(old.reference);
    expect(after).toMatchObject({ replacedBy: next.reference, sha256: old.sha256 });
    const { rows } = await people.priya.reads(listEvidence, { q: old.reference });
    expect(rows[0]?.replacedBy).toBe(next.reference);
  });

  it("is another file, of what was not replaced, and of what the sender may see", async () => {
    const sha256 = hash();
    const old = await submit(people.jonas, {}, sha256);
    const revise = (by: TestPerson, bytes?: string) =>
      submit(by, { revisionOf: old.reference }, bytes);
    await expect(revise(people.jonas, sha256)).rejects.toMatchObject({
      fields: { file: [/unchanged/] },
    });
    await expect(revise(people.bram)).rejects.toMatchObject({
      fields: { revisionOf: [/There is no evidence/] },
    });
    await revise(people.jonas);
    await expect(revise(people.jonas)).rejects.toMatchObject({
      fields: { revisionOf: [/was replaced by/] },
    });
  });

  it("is the only way: the database refuses other bytes under the same record", async () => {
    const one = await submit(people.jonas);
    const owner = await connectAs("owner");
    const overwrite = owner.query("UPDATE app.evidence SET sha256 = $1 WHERE id = $2", [
      hash(),
      one.id,
    ]);
    await expect(overwrite).rejects.toThrow("never overwritten");
    await owner.end();
  });
});

describe("a masked copy", () => {
  it("holds no personal data and is a copy of what does", async () => {
    const plain = await submit(people.jonas);
    await expect(submit(people.jonas, { twinOf: plain.reference })).rejects.toMatchObject({
      fields: { twinOf: [/no personal data/] },
    });
    const original = await submit(people.jonas, { personalData: true });
    const twin = { twinOf: original.reference, personalData: true };
    await expect(submit(people.jonas, twin)).rejects.toMatchObject({
      fields: { personalData: [/Mask it first/] },
    });
  });

  it("leaves those who work here the original", async () => {
    const original = await submit(people.jonas, { personalData: true });
    const twin = await submit(people.jonas, { twinOf: original.reference, personalData: false });
    await accept(twin);
    const read = { id: original.reference };
    expect(await people.priya.reads(readEvidenceContent, read)).toMatchObject({
      sha256: original.sha256,
    });
    expect((await see(original.reference)).twins).toEqual([
      { reference: twin.reference, title: GIVEN.title, state: "accepted" },
    ]);
  });

  it("is what assessors get in its place, once a second person accepted it", async () => {
    const { priya, saskia, ruben, jonas } = people;
    const { id } = await priya.does(proposeEngagement, {
      person: ruben.id,
      body: "CertNord",
      purpose: "Stage 1",
      from: today,
      until: plusDays(today, 30),
      confidentialityOn: plusDays(today, -3),
    });
    await saskia.does(approveEngagement, { id, version: 1 });
    const assessor = person({ ...ruben.actor, engagementId: id }, ruben.reference);
    const original = await submit(jonas, { personalData: true });
    const look = () => assessor.reads(readEvidenceContent, { id: original.reference });
    await expect(look()).rejects.toMatchObject({ code: "forbidden" });
    const twin = await submit(jonas, { twinOf: original.reference });
    await expect(look()).rejects.toMatchObject({ code: "forbidden" });
    await accept(twin);
    expect(await look()).toMatchObject({ sha256: twin.sha256 });
  });
});

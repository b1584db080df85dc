import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { evidenceStore } from "@/lib/adapters/upload";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import { listEvidence } from "@/lib/domain/controls/evidence/queries";
import { compareSoa } from "@/lib/domain/controls/soa/comparison/queries";
import { getSoaEdition, listSoaEditions } from "@/lib/domain/controls/soa/editions/queries";
import { listSoa } from "@/lib/domain/controls/soa/queries";
import { SYSTEM } from "@/lib/kernel/actor";
import { clock } from "@/lib/platform/clock";
import { exampleCompany } from "@/lib/testing/example";
import { person } from "@/lib/testing/world";

const example = JSON.parse(
  readFileSync(new URL("./example-company.json", import.meta.url), "utf8"),
);
const lines: { controlId: string; operatingState: string }[] = example.soa.lines;
const stated = (id: string) => lines.find(({ controlId }) => controlId === id)?.operatingState;

async function actorOf(reference: string) {
  const actor = reference === "system" ? SYSTEM : await actorOfPerson(reference);
  if (!actor) throw new Error(`Nobody is ${reference}`);
  return actor;
}
const priya = async () => person(await actorOf("u-priya"), "u-priya");

beforeAll(exampleCompany, 300_000);
afterAll(() => clock.set(null));

describe("the controls of the example company", () => {
  it("stand as its Statement of Applicability says, computed from what was done", async () => {
    const { rows, counts } = await (await priya()).reads(listSoa, {});
    expect(rows).toHaveLength(lines.length);
    const wrong = rows
      .filter(({ ref, state }) => state !== stated(ref))
      .map(({ ref, state }) => `${ref}: ${state} instead of ${stated(ref)}`);
    expect(wrong).toEqual([]);
    expect(counts).toMatchObject({ necessary: 90, excluded: 4, undecided: 0 });
  });

  it("are stated in edition 1.2, whole, approved by who decided no line, and unchanged since", async () => {
    const reader = await priya();
    const { rows } = await reader.reads(listSoaEditions, {});
    expect(rows.map(({ edition, state }) => [edition, state])).toEqual([["1.2", "approved"]]);
    const soa = await reader.reads(getSoaEdition, { id: "1.2" });
    expect(soa).toMatchObject({
      lineCount: 94,
      isIntact: true,
      approver: { reference: "u-saskia" },
    });
    expect(soa.writers.map(({ reference }) => reference)).toEqual(["u-priya"]);
    const { changes } = await reader.reads(compareSoa, { from: "1.2", id: "now" });
    expect(changes).toEqual([]);
  });

  it("lapsed where nobody attested in time", async () => {
    const { rows } = await (await priya()).reads(listAttestations, { state: ["overdue"] });
    expect(rows.map(({ control }) => control.reference)).toEqual(["A.5.23", "A.8.13"]);
  });

  it("lean on files that are there, with their true hashes", async () => {
    const { rows, total } = await (await priya()).reads(listEvidence, { size: 500 });
    expect(total).toBe(example.evidence.length + 1);
    for (const { sha256, size } of rows) {
      const found = await evidenceStore.get(sha256);
      const bytes = found ? await buffer(found.stream) : Buffer.alloc(0);
      expect(bytes.length).toBe(size);
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    }
  });
});

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { actorOfPerson } from "@/lib/adapters/actors";
import { listAcceptances } from "@/lib/domain/risks/acceptances/queries";
import { driftedRisks } from "@/lib/domain/risks/assessments/queries";
import { listRisks } from "@/lib/domain/risks/queries";
import { listTreatments } from "@/lib/domain/risks/treatments/queries";
import { SYSTEM } from "@/lib/kernel/actor";
import { clock } from "@/lib/platform/clock";
import { exampleCompany } from "@/lib/testing/example";
import { person, system, type TestPerson } from "@/lib/testing/world";

const raw = JSON.parse(readFileSync(new URL("./example-company.json", import.meta.url), "utf8"));
const level = z.object({
  likelihood: z.int(),
  impact: z.int(),
  score: z.int(),
  band: z.string(),
});
const example = z
  .object({
    asOf: z.string(),
    risks: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        state: z.string(),
        option: z.string(),
        ownerId: z.string(),
        inherent: level,
        current: level,
        residual: level,
        treatments: z.array(z.object({ id: z.string(), status: z.string() })),
      }),
    ),
    acceptances: z.array(z.object({ id: z.string(), riskId: z.string(), state: z.string() })),
  })
  .parse(raw);

async function actorOf(reference: string) {
  const actor = reference === "system" ? SYSTEM : await actorOfPerson(reference);
  if (!actor) throw new Error(`Nobody is ${reference}`);
  return actor;
}

let priya: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  priya = person(await actorOf("u-priya"), "u-priya");
}, 300_000);
afterAll(() => clock.set(null));

describe("the risks of the example company", () => {
  it("score as its people did: inherent, current and residual, in their states", async () => {
    const all = await priya.reads(listRisks, { sort: "reference", size: 100 });
    // Those to the management system itself have a test of their own.
    const rows = all.rows.filter((one) => one.assets.length > 0);
    expect(
      rows.map(({ reference, title, state, option, owner, inherent, current, residual }) => ({
        id: reference,
        title,
        state,
        option,
        ownerId: owner.reference,
        inherent,
        current,
        residual,
      })),
    ).toEqual(
      example.risks.map(({ treatments: _, ...risk }) => ({
        ...risk,
        inherent: level.parse(risk.inherent),
      })),
    );
  });

  it("are treated by actions in their states", async () => {
    const all = await priya.reads(listTreatments, { sort: "reference", size: 100 });
    const rows = all.rows.filter(({ reference }) => !reference.startsWith("R-24"));
    const expected = example.risks.flatMap(({ treatments }) => treatments);
    expect(rows.map(({ reference, state }) => ({ id: reference, status: state }))).toEqual(
      expected,
    );
  });

  it("are accepted by their owners, and nothing has drifted since", async () => {
    const { rows } = await priya.reads(listAcceptances, { sort: "reference", size: 100 });
    expect(
      rows.map(({ reference, risk, state }) => ({ id: reference, riskId: risk.reference, state })),
    ).toEqual(example.acceptances);
    expect(await system.reads(driftedRisks, {})).toEqual({ ids: [], next: null });
  });
});

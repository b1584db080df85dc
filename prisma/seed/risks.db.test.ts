import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { actorOfPerson } from "@/lib/adapters/actors";
import { createLoader } from "@/lib/adapters/loader";
import { controlClocks } from "@/lib/domain/controls/jobs";
import { clockworks } from "@/lib/domain/risks/acceptances/jobs";
import { listAcceptances } from "@/lib/domain/risks/acceptances/queries";
import { driftedRisks } from "@/lib/domain/risks/assessments/queries";
import { listRisks } from "@/lib/domain/risks/queries";
import { listTreatments } from "@/lib/domain/risks/treatments/queries";
import { SYSTEM } from "@/lib/kernel/actor";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { connectAs } from "@/lib/testing/database";
import { person, system, type TestPerson } from "@/lib/testing/world";
import { loadAssets } from "./assets";
import { loadAudits } from "./audits";
import { loadControls } from "./controls";
import { loadEvidence } from "./evidence";
import { loadPeople } from "./people";
import { loadRisks } from "./risks";
import { loadEnvironments } from "./scope";

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
  const owner = await connectAs("owner");
  const setClock = async (at: Date | null) => {
    await owner.query("SELECT annex.set_now($1)", [at]);
  };
  const load = createLoader({ actorOf, setClock, asOf: example.asOf, today: dayOf(new Date()) });
  await loadPeople(load, raw);
  await loadEnvironments(load, raw);
  await loadAssets(load, raw);
  await loadControls(load, raw);
  await loadEvidence(load, raw);
  await loadAudits(load, raw);
  const today = async () => {
    await setClock(null);
    clock.set(null);
    const door = { run: system.does, read: system.reads };
    for (const { run } of [...controlClocks, ...clockworks]) await run(door, new Date());
  };
  await today();
  await loadRisks(load, raw);
  await today();
  await owner.end();
  priya = person(await actorOf("u-priya"), "u-priya");
}, 300_000);
afterAll(() => clock.set(null));

describe("the risks of the example company", () => {
  it("score as its people did: inherent, current and residual, in their states", async () => {
    const { rows } = await priya.reads(listRisks, { sort: "reference", size: 100 });
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
    const { rows } = await priya.reads(listTreatments, { sort: "reference", size: 100 });
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

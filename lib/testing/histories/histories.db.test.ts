import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { getControl } from "@/lib/domain/controls/queries";
import { AppError } from "@/lib/kernel/errors";
import { clock } from "@/lib/platform/clock";
import { connectAs } from "@/lib/testing/database";
import { fc, soaking } from "@/lib/testing/property";
import { asset, attested, proposed, today } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { type Act, act, CONTROLS, carryOut, type Stage, start } from "./acts";
import { mustHold, trailOf } from "./laws";

/** Histories in a test run; the soak runs thousands. */
const HISTORIES = soaking ? 3_000 : 80;

let people: World;
let owner: pg.Client;
let assets: readonly [string, string];
/** Ids of everything a risk here can rest on. */
let around: readonly string[];
beforeAll(async () => {
  people = await world();
  owner = await connectAs("owner");
  await system.does(adoptAnnexA, {});
  const one = await asset(people, "ep-summarise");
  const other = await asset(people, "ep-batch");
  assets = [one.reference, other.reference];
  for (const ref of CONTROLS) await attested(people, ref);
  const controls = await Promise.all(
    CONTROLS.map((id) => people.priya.reads(getControl, { id }).then((found) => found.id)),
  );
  around = [one.id, other.id, ...controls];
}, 120_000);
afterAll(async () => {
  clock.set(null);
  await owner.end();
});

async function stage(): Promise<Stage> {
  const { id } = await proposed(people.grace, [assets[0]]);
  return { people, risk: id, assets };
}

/** A refusal is an answer; anything else that is thrown is a fault. */
const tried = (given: Stage, one: Act) =>
  carryOut(given, one).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError) return false;
      throw error;
    },
  );

describe("whatever people do to a risk, and whatever happens to what it rests on", () => {
  it("its levels follow from the trail, and no acceptance outlives its facts or its term", async () => {
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        start,
        fc.array(act, { minLength: 2, maxLength: 9 }),
        async (before, acts) => {
          const given = await stage();
          for (const one of [...before, ...acts]) {
            if (await tried(given, one)) done.set(one.kind, (done.get(one.kind) ?? 0) + 1);
            mustHold(await trailOf(owner, given.risk, around), today());
          }
        },
      ),
      { numRuns: HISTORIES, endOnFailure: true },
    );
    // A law that nothing ever tests would hold too: every kind of act went through at least once.
    expect([...done.keys()].sort()).toEqual([
      "accept",
      "approvePlan",
      "assess",
      "attest",
      "cancel",
      "complete",
      "confirm",
      "edit",
      "expose",
      "plan",
      "reassess",
      "reject",
      "request",
      "revoke",
      "reword",
      "wait",
      "work",
    ]);
  }, 3_600_000);
});

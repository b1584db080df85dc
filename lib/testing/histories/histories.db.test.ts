import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { AppError } from "@/lib/kernel/errors";
import { clock } from "@/lib/platform/clock";
import { connectAs } from "@/lib/testing/database";
import { fc, soaking } from "@/lib/testing/property";
import { asset, attested, proposed, rescore, today } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { always, KINDS, start, turn } from "./acts";
import { CONTROLS } from "./acts/assessing";
import { Diary } from "./diary";
import { mustFollow, mustHold } from "./laws";
import { INDEXES, type Told, trailOf } from "./laws/told";
import { type Act, before, Idle, type Stage, type Surroundings, strangers } from "./stage";

/** Histories in a test run; the soak runs thousands. */
const HISTORIES = soaking ? 3_000 : 90;
/** So many share their two assets, or whoever says something of an asset would wait for all of them. */
const TOGETHER = 20;

let people: World;
let owner: pg.Client;
const around: Surroundings = { assets: ["", ""], edition: null };
const diary = new Diary();
beforeAll(async () => {
  people = await world();
  owner = await connectAs("owner");
  const admin = await connectAs("admin");
  await admin.query(INDEXES);
  await admin.end();
  await system.does(adoptAnnexA, {});
  for (const ref of CONTROLS) await attested(people, ref);
}, 120_000);
afterAll(async () => {
  clock.set(null);
  await owner.end();
});

const told = (risk: string) => trailOf(owner, risk);

/** A risk of Grace's on assets that few others rest on. */
async function begin() {
  if (diary.histories % TOGETHER === 0) {
    const names = [`ep-${diary.histories}`, `ep-${diary.histories}-batch`] as const;
    const [one, other] = [await asset(people, names[0]), await asset(people, names[1])];
    around.assets = [one.reference, other.reference];
  }
  diary.histories += 1;
  const { id } = await proposed(people.grace, [around.assets[0]]);
  return { risk: id, left: { bulk: null, load: null, import: null } };
}

/** A refusal is an answer; anything else that is thrown is a fault. @returns whether it was done */
async function tried(one: Act, stage: Stage): Promise<"done" | "refused" | "idle"> {
  // No two things happen in the same instant.
  clock.set(new Date(clock.now().getTime() + 1_000));
  try {
    await one.run(stage);
    return "done";
  } catch (error) {
    if (error instanceof Idle) return "idle";
    if (error instanceof AppError && error.code !== "internal") return "refused";
    throw error;
  }
}

async function step(one: Act, given: Pick<Stage, "risk" | "left">, then: Told): Promise<Told> {
  const isStale = one.spoilt === "stale";
  const outcome = await tried(one, {
    ...{ ...given, around, isStale, look: () => told(given.risk) },
    people: one.spoilt === "stranger" ? strangers(people) : people,
    told: isStale ? before(then) : then,
  });
  const after = await told(given.risk);
  mustHold(after, today());
  mustFollow({ act: one, before: then, after, wasDone: outcome === "done", today: today() });
  diary.add(one, outcome, { before: then, after });
  return after;
}

describe("whatever people do to a risk, and whatever happens to what it rests on", () => {
  it(`keeps the laws in ${HISTORIES.toLocaleString("en")} random histories, after every act`, async () => {
    await fc.assert(
      fc.asyncProperty(
        start,
        fc.array(turn, { minLength: 3, maxLength: 10 }),
        async (first, turns) => {
          const given = await begin();
          let now = await told(given.risk);
          for (const one of [...first, ...turns.flat()]) now = await step(one, given, now);
        },
      ),
      { numRuns: HISTORIES, endOnFailure: true, examples: always },
    );
    process.stdout.write(diary.text());
    // A law that nothing ever tests would hold too: everything went through at least once.
    expect(diary.neverDone(KINDS)).toEqual([]);
    expect(diary.neverSeen()).toEqual([]);
  }, 3_600_000);

  it("keeps them for all risks together, once the jobs have gone over them", async () => {
    await rescore({});
    const { rows } = await owner.query("SELECT id FROM app.risk");
    expect(rows.length).toBeGreaterThan(HISTORIES);
    for (const { id } of rows) mustHold(await told(id), today());
  }, 600_000);
});

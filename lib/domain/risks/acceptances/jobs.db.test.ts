import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock";
import { connectAs, untilWaiting } from "@/lib/testing/database";
import { failing } from "@/lib/testing/failing";
import { asset, door, inDays, rated, requested } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { getRisk } from "../details/queries";
import { acceptRisk, expireAcceptance } from "./commands";
import { clockworks } from "./jobs";
import { lapsedAcceptances } from "./queries";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  endpoint = (await asset(people, "ep-over")).reference;
}, 120_000);
afterEach(() => clock.set(null));

const reason = "Controls work and the rest fits the appetite.";
async function accepted(days: number) {
  const { grace } = people;
  const risk = await rated({ owner: grace, assets: [endpoint], likelihood: 2, impact: 2 });
  const { id, version } = await requested(grace, risk);
  await grace.does(acceptRisk, { id, version, reason, validUntil: inDays(days) });
  return { id, risk: risk.id };
}
const stateOf = async (risk: string) => (await people.priya.reads(getRisk, { id: risk })).state;

describe("acceptances that are over", () => {
  it("end although the first of them cannot, which ends once it can", async () => {
    const [stuck, other, third] = [await accepted(10), await accepted(11), await accepted(12)];
    const now = new Date(`${inDays(20)}T00:00:01Z`);
    clock.set(now);
    const tick = async () => {
      for (const { run } of clockworks) await run(door, now);
    };
    const mend = await failing("acceptance", stuck.id);
    await tick();
    expect(await stateOf(stuck.risk)).toBe("accepted");
    expect([await stateOf(other.risk), await stateOf(third.risk)]).toEqual([
      ...["assessed", "assessed"],
    ]);
    await mend();
    await tick();
    expect(await stateOf(stuck.risk)).toBe("assessed");
  });

  it("are found in pages, the longest over first", async () => {
    const [late, early] = [await accepted(12), await accepted(10)];
    clock.set(new Date(`${inDays(20)}T00:00:01Z`));
    const found: string[] = [];
    for (let after: Parameters<typeof read>[0] | null | undefined; after !== null; ) {
      const page = await read(after);
      found.push(...page.ids);
      after = page.next;
    }
    expect(found).toEqual([early.id, late.id]);
  });
});
const read = (after?: { day: string; id: string }) =>
  system.reads(lapsedAcceptances, { size: 1, ...(after && { after }) });

it("an acceptance is read once its risk is held: whoever comes second sees that it has ended", async () => {
  const { id, risk } = await accepted(10);
  clock.set(new Date(`${inDays(20)}T00:00:01Z`));
  const [holder, watcher] = [await connectAs("admin"), await connectAs("admin")];
  await holder.query("BEGIN");
  await holder.query("SELECT FROM app.risk WHERE id = $1 FOR UPDATE", [risk]);
  const both = Promise.allSettled([1, 2].map(() => system.does(expireAcceptance, { id })));
  await untilWaiting(watcher, 2);
  await holder.query("ROLLBACK");
  const refusals = (await both).flatMap((one) => (one.status === "rejected" ? one.reason : []));
  expect(refusals).toMatchObject([{ code: "wrong_state" }]);
  await Promise.all([holder.end(), watcher.end()]);
});

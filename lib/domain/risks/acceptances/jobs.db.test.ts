import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock";
import { failing } from "@/lib/testing/failing";
import { rowHolder } from "@/lib/testing/held-rows";
import { accepted, asset, door, inDays } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { getRisk } from "../details/queries";
import { expireAcceptance } from "./commands";
import { clockworks } from "./jobs";
import { lapsedAcceptances } from "./queries";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  endpoint = (await asset(people, "ep-over")).reference;
}, 120_000);
afterEach(() => clock.set(null));

async function lapsing(days: number) {
  const { grace } = people;
  const rating = { owner: grace, assets: [endpoint], likelihood: 2, impact: 2 };
  const { id, acceptance } = await accepted(grace, rating, days);
  return { id: acceptance, risk: id };
}
const stateOf = async (risk: string) => (await people.priya.reads(getRisk, { id: risk })).state;

describe("acceptances that are over", () => {
  it("end although the first of them cannot, which ends once it can", async () => {
    const [stuck, other, third] = [await lapsing(10), await lapsing(11), await lapsing(12)];
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
    const [late, early] = [await lapsing(12), await lapsing(10)];
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
  const { id, risk } = await lapsing(10);
  clock.set(new Date(`${inDays(20)}T00:00:01Z`));
  const holder = await rowHolder();
  await holder.holds("risk", risk);
  const both = Promise.allSettled([1, 2].map(() => system.does(expireAcceptance, { id })));
  await holder.untilWaiting(2);
  await holder.letsGo();
  const refusals = (await both).flatMap((one) => (one.status === "rejected" ? one.reason : []));
  expect(refusals).toMatchObject([{ code: "wrong_state" }]);
  await holder.leaves();
});

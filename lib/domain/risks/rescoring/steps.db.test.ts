import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editAsset } from "@/lib/domain/assets/commands";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { connectAs, untilWaiting } from "@/lib/testing/database";
import { asset, inDays, rated, requested } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { acceptRisk } from "../acceptances/commands";
import { getRisk } from "../details/queries";

let people: World;
let holder: Awaited<ReturnType<typeof connectAs>>;
let watcher: typeof holder;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  [holder, watcher] = [await connectAs("admin"), await connectAs("admin")];
}, 120_000);
afterAll(async () => {
  await Promise.all([holder.end(), watcher.end()]);
});

describe("an acceptance and a change of what it binds", () => {
  it("wait for one another: what changed meanwhile is not accepted", async () => {
    const { grace, priya, anton } = people;
    const endpoint = await asset(people, "ep-share");
    const made = await rated({
      ...{ owner: grace, assets: [endpoint.reference], likelihood: 2, impact: 3 },
    });
    const { id, version } = await requested(priya, made);
    await holder.query("BEGIN");
    await holder.query("SELECT FROM app.asset WHERE id = $1 FOR UPDATE", [endpoint.id]);
    const { id: edited, version: seen } = endpoint;
    const editing = anton.does(editAsset, {
      ...{ id: edited, version: seen, classification: "restricted" },
    });
    await untilWaiting(watcher, 1);
    const accepting = grace.does(acceptRisk, {
      ...{ id, version, reason: "The rest fits the appetite.", validUntil: inDays(100) },
    });
    const refusal = expect(accepting).rejects.toMatchObject({ code: "conflict" });
    await untilWaiting(watcher, 2);
    await holder.query("ROLLBACK");
    await editing;
    await refusal;
    const { acceptances } = await priya.reads(getRisk, { id: made.id });
    expect(acceptances).toMatchObject([{ state: "requested" }]);
  });
});

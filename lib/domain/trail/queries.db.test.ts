import { beforeAll, expect, it } from "vitest";
import { asset, inDays, rated, requested } from "@/lib/testing/risks";
import { type World, world } from "@/lib/testing/world";
import { acceptRisk } from "../risks/acceptances/commands";
import { editRisk } from "../risks/commands";
import { getRisk } from "../risks/details/queries";
import { recordHistory } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
}, 120_000);

it("tells what one act changed with its first entry, and of what followed why", async () => {
  const { grace, priya } = people;
  const { reference } = await asset(people, "ep-told-once");
  const low = await rated({ owner: grace, assets: [reference], likelihood: 2, impact: 2 });
  const asked = await requested(priya, low);
  const reason = "It costs more to close than it can cost.";
  await grace.does(acceptRisk, {
    ...{ id: asked.id, version: asked.version, reason, validUntil: inDays(60) },
  });
  const { id, version } = await priya.reads(getRisk, { id: low.id });
  await grace.does(editRisk, { id, version, event: "Something else may happen." });

  const history = await priya.reads(recordHistory, { entity: "risk", id });
  const [last, voided, edited] = history;
  expect([edited?.action, voided?.action, last?.action]).toEqual([
    "risk.edited",
    "risk.acceptance_voided",
    "risk.reassessed",
  ]);
  expect(edited?.changes.map(({ field }) => field)).toEqual(
    expect.arrayContaining(["event", "state", "acceptance.state"]),
  );
  expect(voided).toMatchObject({ data: { because: ["scenario"] }, changes: [] });
  expect(last).toMatchObject({ changes: [] });
});

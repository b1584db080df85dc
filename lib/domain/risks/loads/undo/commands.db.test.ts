import { afterAll, beforeAll, expect, it } from "vitest";
import { type Holder, rowHolder } from "@/lib/testing/held-rows";
import { owner, table } from "@/lib/testing/risk-tables";
import { asset, inDays, rated, requested } from "@/lib/testing/risks";
import { type World, world } from "@/lib/testing/world";
import { acceptRisk } from "../../acceptances/commands";
import { editRisk } from "../../commands";
import { getRisk } from "../../details/queries";
import { listRisks } from "../../queries";
import { importRisks, undoRiskImport } from "../commands";

let people: World;
let holder: Holder;
beforeAll(async () => {
  people = await world();
  holder = await rowHolder();
}, 120_000);
afterAll(async () => {
  await holder.leaves();
});

it("an import is not taken back over the head of whoever edits a risk of it meanwhile", async () => {
  const { grace, priya } = people;
  const { batch } = await grace.does(importRisks, table([{ title: "Edited meanwhile", ...owner }]));
  const [made] = (await priya.reads(listRisks, { q: "Edited meanwhile" })).rows;
  const id = made?.id ?? "";
  await holder.holds("risk", id);
  // Who came first is served first.
  const editing = priya.does(editRisk, { id, version: 1, title: "Edited in time" });
  await holder.untilWaiting(1);
  const undoing = grace.does(undoRiskImport, { id: batch ?? "" });
  const refusal = expect(undoing).rejects.toMatchObject({
    ...{ code: "wrong_state", fields: { id: [`${made?.reference} was changed since.`] } },
  });
  await holder.untilWaiting(2);
  await holder.letsGo();
  await editing;
  await refusal;
  expect(await priya.reads(getRisk, { id })).toMatchObject({ title: "Edited in time" });
});

it("what is asked to accept while an import is written shows what the import wrote", async () => {
  const { grace, priya, daan } = people;
  const endpoint = await asset(people, "ep-asked");
  const risk = await rated({
    ...{ owner: grace, assets: [endpoint.reference], likelihood: 2, impact: 2 },
  });
  // A new risk of Daan's is written first, and waits for his record.
  await holder.holds("person", daan.id);
  const importing = priya.does(
    importRisks,
    table([
      { title: "Of somebody else", owner: daan.name },
      { reference: risk.reference, cause: "Because the rules are set by a script,", ...owner },
    ]),
  );
  await holder.untilWaiting(1);
  const asked = await requested(priya, risk);
  await holder.letsGo();
  await importing;
  const { acceptances } = await grace.reads(getRisk, { id: risk.id });
  expect(acceptances).toMatchObject([{ id: asked.id, version: asked.version + 1 }]);
  const accept = { id: asked.id, reason: "Rare, small and watched.", validUntil: inDays(90) };
  await expect(grace.does(acceptRisk, { ...accept, version: asked.version })).rejects.toMatchObject(
    { code: "conflict" },
  );
  await expect(
    grace.does(acceptRisk, { ...accept, version: asked.version + 1 }),
  ).resolves.toMatchObject({ state: "accepted" });
});

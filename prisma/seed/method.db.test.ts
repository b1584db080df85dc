import { createHash } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { getMethod, listMethods } from "@/lib/domain/risks/method/editions/queries";
import { previewMethod } from "@/lib/domain/risks/method/effect/queries";
import { exampleCompany } from "@/lib/testing/example";
import { person, type TestPerson } from "@/lib/testing/world";

let priya: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  const actor = await actorOfPerson("u-priya");
  if (!actor) throw new Error("nobody is u-priya");
  priya = person(actor, "u-priya");
}, 300_000);

it("the example's method is drafted by one person and approved by another, in place of what ships", async () => {
  const { rows } = await priya.reads(listMethods, {});
  expect(rows.map(({ edition, state }) => [edition, state])).toEqual([
    ["1.1", "in_force"],
    ["1.0", "superseded"],
  ]);
  const method = await priya.reads(getMethod, { id: "1.1" });
  expect(method).toMatchObject({
    ...{ author: { reference: "u-priya" }, approvedBy: { reference: "u-daan" } },
    ...{ problems: {}, behind: { count: 0 }, before: { edition: "1.0", changesScores: false } },
    text: { likelihood: { 0: { name: "Rare", meaning: "Less than once in five years." } } },
  });
  expect(method.before?.changes.map(({ part, field }) => [part, field])).toEqual(
    Array.from({ length: 4 }, () => ["bands", "appetite"]),
  );
  expect(method.sha256).toBe(createHash("sha256").update(method.canonical).digest("hex"));
});

it("the example's risks are assessed by it", async () => {
  expect(await priya.reads(previewMethod, { id: "1.1" })).toMatchObject({ risks: 0, from: [] });
  const byOld = await priya.reads(previewMethod, { id: "1.0" });
  expect(byOld.from).toMatchObject([{ edition: "1.1", risks: 22, changesScores: false }]);
});

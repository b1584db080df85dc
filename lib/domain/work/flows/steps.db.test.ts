import { afterEach, beforeAll, expect, it } from "vitest";
import { editAsset } from "@/lib/domain/assets/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { approveException, requestException } from "@/lib/domain/flows/exceptions/commands";
import { clock } from "@/lib/platform/clock";
import { flowing, places, standing } from "@/lib/testing/flows";
import { invited } from "@/lib/testing/invited";
import { inDays } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import type { TaskKind } from "../schema";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  await places(people);
}, 120_000);
afterEach(() => clock.set(null));

const who = (kind: TaskKind, reference: string) => invited(people, kind, reference);

it("an exception waits for who may decide, and before its end for who asked", async () => {
  const { anton, daan, grace, priya } = people;
  const from = await standing(people, "Live");
  const to = await standing(people, "Bench", { environment: "development" });
  const { version } = await priya.reads(getAsset, { id: to.id });
  await priya.does(editAsset, { id: to.id, version, custodian: daan.reference });
  const flow = await flowing(people, from.reference, to.reference);
  const asking = (days: number) => ({
    flow: flow.id,
    reason: "The bug shows on the records of one customer only.",
    compensation: "Two engineers, on a machine without network.",
    validUntil: inDays(days),
  });
  const { id, reference } = await anton.does(requestException, asking(20));
  expect(await who("decide_exception", reference)).toEqual(["grace", "saskia"]);
  expect(await who("renew_exception", reference)).toEqual([]);
  await grace.does(approveException, { id, version: 1, decision: "For three weeks, not longer." });
  expect(await who("decide_exception", reference)).toEqual([]);
  expect(await who("renew_exception", reference)).toEqual([]);
  clock.set(new Date(Date.now() + 7 * 86_400_000));
  expect(await who("renew_exception", reference)).toEqual(["anton"]);
  await anton.does(requestException, asking(40));
  expect(await who("renew_exception", reference)).toEqual([]);
});

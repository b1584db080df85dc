import { beforeAll, expect, it } from "vitest";
import { addAsset } from "@/lib/domain/assets/commands";
import { addSupplier, approveSupplier, assessSupplier } from "@/lib/domain/suppliers/commands";
import { getSupplier } from "@/lib/domain/suppliers/queries";
import {
  collectPapers,
  confirmSupplier,
  finishAction,
  reviewSupplier,
} from "@/lib/domain/suppliers/reviews/commands";
import { invited } from "@/lib/testing/invited";
import { inDays } from "@/lib/testing/risks";
import { type World, world } from "@/lib/testing/world";
import type { TaskKind } from "../schema";

let people: World;
beforeAll(async () => {
  people = await world();
});
const who = (kind: TaskKind, reference: string) => invited(people, kind, reference);
const NOTE = "Read the report and asked about its exceptions.";

it("waits for compliance, for those who decide, and for each review", async () => {
  const { anton, bram, daan, priya, saskia } = people;
  const cloud = await anton.does(addAsset, { name: "GPU cloud account", kind: "supporting" });
  const added = await bram.does(addSupplier, {
    ...{ name: "NordGPU", service: "GPU hosting", owner: daan.reference, criticality: "important" },
    ...{ place: "NL", dataReached: ["confidential"], subProcessors: "none", assets: [cloud.id] },
    ...{ assuranceKind: "none", withoutAgreement: "Free service", responsibilities: "All ours" },
  });
  const { id, reference } = added;
  expect(await who("assess_supplier", reference)).toEqual(["priya"]);
  const seen = async () => ({ id, version: (await priya.reads(getSupplier, { id })).version });
  await priya.does(assessSupplier, { ...(await seen()), assessment: NOTE });
  expect(await who("assess_supplier", reference)).toEqual([]);
  expect(await who("approve_supplier", reference)).toEqual(["daan", "grace", "saskia"]);
  await saskia.does(approveSupplier, { ...(await seen()), decision: NOTE });
  expect(await who("approve_supplier", reference)).toEqual([]);
  const why = { trigger: "incident", reason: "Its region was down." } as const;
  await priya.does(reviewSupplier, { ...(await seen()), ...why });
  expect(await who("review_supplier", reference)).toEqual(["priya"]);
  const exitPlan = "Fallback in another region";
  await priya.does(collectPapers, {
    ...{ ...(await seen()), papers: NOTE, criticality: "critical", exitPlan },
  });
  expect(await who("review_supplier", reference)).toEqual([]);
  expect(await who("confirm_supplier", reference)).toEqual(["daan", "saskia"]);
  const action = { action: "Ask for a report", responsible: bram.reference, due: inDays(20) };
  await daan.does(confirmSupplier, { ...(await seen()), result: NOTE, actions: [action] });
  expect(await who("confirm_supplier", reference)).toEqual([]);
  expect(await who("do_supplier_action", reference)).toEqual(["bram"]);
  const { actions } = await priya.reads(getSupplier, { id });
  await bram.does(finishAction, { ...(await seen()), actionId: actions[0]?.id ?? "", note: NOTE });
  expect(await who("do_supplier_action", reference)).toEqual([]);
});

import { beforeAll, expect, it } from "vitest";
import { approveMethod } from "@/lib/domain/risks/method/approvals/commands";
import {
  draftMethod,
  editMethod,
  returnMethod,
  submitMethod,
} from "@/lib/domain/risks/method/editions/commands";
import { getMethod } from "@/lib/domain/risks/method/editions/queries";
import { methodJobs } from "@/lib/domain/risks/method/effect/jobs";
import { invited } from "@/lib/testing/invited";
import { asset, door, rated } from "@/lib/testing/risks";
import { person, type World, world } from "@/lib/testing/world";
import { listTasks } from "../queries";
import type { TaskKind } from "../schema";

let people: World;
beforeAll(async () => {
  people = await world();
  const { reference } = await asset(people, "ep-embed");
  await rated({ owner: people.grace, assets: [reference], likelihood: 3, impact: 3 });
}, 60_000);

const who = (kind: TaskKind, edition: string) => invited(people, kind, `RM-${edition}`);
const version = async () => (await people.priya.reads(getMethod, { id: "1.1" })).version;

it("what ships waits for top management until it is approved, or another edition waits instead", async () => {
  const { priya, saskia } = people;
  expect(await who("approve_method", "1.0")).toEqual(["daan", "saskia"]);
  const { rows } = await saskia.reads(listTasks, { kind: ["approve_method"] });
  expect(rows).toMatchObject([{ title: "Risk method 1.0", path: "/risks/method/1.0", due: null }]);
  await priya.does(draftMethod, { note: "Amounts of our own." });
  expect(await who("approve_method", "1.0")).toEqual(["daan", "saskia"]);
  expect(await who("finish_method", "1.1")).toEqual(["priya"]);
});

it("an edition waits for its writers, then for top management that did not write in it", async () => {
  const { priya, daan, saskia } = people;
  // Daan helps out as a compliance officer for a day.
  const writer = person({ ...daan.actor, roles: [...daan.actor.roles, "compliance"] }, "daan");
  await writer.does(editMethod, { id: "1.1", version: await version(), cap: 0.7 });
  await priya.does(submitMethod, { id: "1.1", version: await version() });
  expect(await who("finish_method", "1.1")).toEqual([]);
  expect(await who("approve_method", "1.0")).toEqual([]);
  expect(await who("approve_method", "1.1")).toEqual(["saskia"]);
  const comment = "Say why the cap is lower than before.";
  await saskia.does(returnMethod, { id: "1.1", version: await version(), comment });
  expect(await who("finish_method", "1.1")).toEqual(["priya"]);
  await priya.does(submitMethod, { id: "1.1", version: await version() });
  await saskia.does(approveMethod, { id: "1.1", version: await version() });
  expect(await who("approve_method", "1.1")).toEqual([]);
  expect(await who("approve_method", "1.0")).toEqual([]);
});

it("compliance is asked to score risks of an older edition, where their scores may move", async () => {
  const { priya, saskia } = people;
  expect(await who("apply_method", "1.1")).toEqual(["priya"]);
  const { rows } = await priya.reads(listTasks, { kind: ["apply_method"] });
  expect(rows).toMatchObject([{ title: "Risk method 1.1", path: "/risks/method/1.1/effect" }]);
  await methodJobs["risks.applyMethod"]?.({ edition: "1.1", by: priya.id }, door);
  expect(await who("apply_method", "1.1")).toEqual([]);
  // Other words, another term: no score moves by them.
  const [low, ...rest] = (await priya.reads(getMethod, { id: "1.1" })).text.bands;
  if (!low) throw new Error("no bands");
  const bands = [{ ...low, appetite: "May be kept.", reviewDays: 300 }, ...rest];
  await priya.does(draftMethod, { bands, note: "Low risks are looked at more often." });
  await priya.does(submitMethod, { id: "1.2", version: 1 });
  await saskia.does(approveMethod, { id: "1.2", version: 2 });
  expect((await priya.reads(getMethod, { id: "1.2" })).behind.count).toBe(1);
  expect(await who("apply_method", "1.2")).toEqual([]);
});

import { beforeAll, expect, it } from "vitest";
import { addAsset } from "@/lib/domain/assets/commands";
import { pushEvaluation } from "@/lib/domain/assets/evaluations/commands";
import { describeAsset } from "@/lib/domain/assets/facts/commands";
import { addRelease } from "@/lib/domain/releases/commands";
import {
  approveRelease,
  deployRelease,
  evaluateRelease,
} from "@/lib/domain/releases/decisions/commands";
import { addEnvironment } from "@/lib/domain/scope/environments/commands";
import { invited } from "@/lib/testing/invited";
import { type World, world } from "@/lib/testing/world";
import type { TaskKind } from "../schema";

let people: World;
let model: string;
beforeAll(async () => {
  people = await world();
  const { anton, priya } = people;
  await priya.does(addEnvironment, { name: "Production", tier: "production" });
  const { id, version } = await anton.does(addAsset, { name: "Digest-3B", kind: "model" });
  await anton.does(describeAsset, { id, version, facts: { affectsPeople: false } });
  model = id;
});
const who = (kind: TaskKind, reference: string) => invited(people, kind, reference);
const sha = (letter: string) => `sha256:${letter.repeat(64)}`;
const hashes = {
  template: sha("a"),
  systemPrompt: "none",
  guardrails: "none",
  launchFlags: "none",
};

async function evaluated(release: string, digest: string, passed: boolean) {
  const { anton, oskar } = people;
  const criterion = { kind: "safety", suite: "jailbreaks", metric: "passed" } as const;
  const added = await anton.does(addRelease, {
    ...{ asset: model, release, digest, configuration: hashes, authors: [oskar.reference] },
    ...{ withoutBase: true, data: ["pairs"], licence: "MIT", weaknesses: "Dates" },
    criteria: [{ ...criterion, comparison: "at_least", threshold: 1 }],
  });
  expect(await who("evaluate_release", added.reference)).toEqual(["anton", "oskar"]);
  const run = { suite: "jailbreaks", ranAt: new Date().toISOString(), data: sha("d") };
  const said = { asset: model, kind: "safety" as const, digest, passed, ...run };
  await anton.does(pushEvaluation, said);
  const judged = { id: added.id, version: added.version };
  return anton.does(evaluateRelease, judged);
}

it("waits for its authors, for a decision by others, and for deployment", async () => {
  const { daan, jonas } = people;
  const { id, reference, version } = await evaluated("1.0", sha("1"), true);
  expect(await who("evaluate_release", reference)).toEqual([]);
  expect(await who("approve_release", reference)).toEqual([
    ...["daan", "grace", "jonas", "saskia"],
  ]);
  const approved = await daan.does(approveRelease, { id, version });
  expect(await who("approve_release", reference)).toEqual([]);
  expect(await who("deploy_release", reference)).toEqual(["anton", "jonas", "oskar"]);
  const serving = { servedDigest: sha("1"), environment: "production", rollbackTo: "0.9" };
  await jonas.does(deployRelease, { id, version: approved.version, ...serving });
  expect(await who("deploy_release", reference)).toEqual([]);
});

it("that missed its criteria waits for its authors, too", async () => {
  const { reference } = await evaluated("1.1", sha("2"), false);
  expect(await who("approve_release", reference)).toContain("oskar");
});

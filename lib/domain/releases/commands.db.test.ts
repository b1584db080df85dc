import { beforeAll, describe, expect, it } from "vitest";
import { systemDoor } from "@/lib/adapters/job";
import { clients } from "@/lib/platform/db";
import { connectAs } from "@/lib/testing/database";
import { person, system, type World, world } from "@/lib/testing/world";
import { addAsset, editAsset } from "../assets/commands";
import { pushEvaluation } from "../assets/evaluations/commands";
import { describeAsset } from "../assets/facts/commands";
import { recordSecondLook, requestReview } from "../people/segregation/commands";
import { addEnvironment } from "../scope/environments/commands";
import { checkRelease } from "./checks/queries";
import { addRelease, editRelease } from "./commands";
import {
  approveRelease,
  deployRelease,
  evaluateRelease,
  returnRelease,
  withdrawRelease,
} from "./decisions/commands";
import { releaseJobs } from "./jobs";
import { getRelease, listReleases } from "./queries";

let all: World;
let model: string;
let base: string;
const sha = (letter: string) => `sha256:${letter.repeat(64)}`;

beforeAll(async () => {
  all = await world();
  await all.priya.does(addEnvironment, { name: "Production", tier: "production" });
  await all.priya.does(addEnvironment, { name: "Staging", tier: "staging" });
  const made = await all.anton.does(addAsset, { name: "Digest-3B", kind: "model" });
  model = made.reference;
  base = (await all.anton.does(addAsset, { name: "open-3b", kind: "model" })).reference;
  const facts = { affectsPeople: false };
  await all.anton.does(describeAsset, { id: model, version: made.version, facts });
});

let count = 0;
const CRITERION = {
  kind: "quality",
  suite: "task",
  metric: "rouge",
  comparison: "at_least",
  threshold: 0.4,
} as const;
const told = (more: object = {}) => ({
  ...{ asset: model, release: `2.${++count}.0`, digest: sha(count.toString(16)) },
  configuration: {
    ...{ template: sha("a"), systemPrompt: sha("b"), guardrails: "none", launchFlags: sha("c") },
  },
  ...{ authors: [all.anton.reference], base, data: ["ds-summaries"], licence: "Apache-2.0" },
  ...{ weaknesses: "Dates in long texts", criteria: [CRITERION] },
  ...more,
});
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
const push = (digest: string, value: number) =>
  all.anton.does(pushEvaluation, {
    ...{ asset: model, kind: "quality", suite: "task", digest, data: sha("d") },
    ...{ ranAt: new Date().toISOString(), results: [{ metric: "rouge", value }] },
  });
async function candidate(more: object = {}) {
  const given = told(more);
  const added = await all.anton.does(addRelease, given);
  return { ...added, digest: given.digest };
}
async function evaluated(value = 0.8, more: object = {}) {
  const one = await candidate(more);
  await push(one.digest, value);
  const { version } = await all.oskar.does(evaluateRelease, at(one));
  return { ...one, version };
}
const of = (id: string) => all.priya.reads(getRelease, { id });

describe("a release", () => {
  it("walks from candidate to deployed and is withdrawn, by different people", async () => {
    const one = await evaluated();
    expect(await of(one.id)).toMatchObject({
      ...{ state: "evaluated", missing: {}, base: { reference: base } },
      verdicts: [{ metric: "rouge", value: 0.8, met: true }],
      evaluations: [{ digest: one.digest, suite: "task" }],
    });
    const approved = await all.daan.does(approveRelease, at(one));
    const input = { ...at(approved), environment: "production", rollbackTo: "2.0.9" };
    const same = { ...input, servedDigest: one.digest, rollbackTo: one.release };
    await expect(all.oskar.does(deployRelease, same)).rejects.toMatchObject({
      fields: { rollbackTo: [expect.any(String)] },
    });
    const deployed = await all.oskar.does(deployRelease, { ...input, servedDigest: one.digest });
    expect(await of(one.id)).toMatchObject({
      ...{ state: "deployed", servedDigest: one.digest, environment: { name: "Production" } },
      ...{ approvedBy: { name: "Daan Okafor" }, deployedBy: { name: "Oskar Lund" } },
    });
    const gone = { ...at(deployed), reason: "It repeats itself at length." };
    await expect(all.grace.does(withdrawRelease, gone)).rejects.toMatchObject({
      fields: { instead: [expect.any(String)], copies: [expect.any(String)] },
    });
    const words = { instead: "2.0.9", copies: "One kept in the registry" };
    await all.grace.does(withdrawRelease, { ...gone, ...words });
    expect(await of(one.id)).toMatchObject({ state: "withdrawn", ...words });
  });

  it("is not evaluated by results of another digest, which are named", async () => {
    const one = await candidate();
    const other = await push(sha("f"), 0.9);
    await expect(all.oskar.does(evaluateRelease, at(one))).rejects.toMatchObject({
      fields: {
        evaluations: expect.arrayContaining([
          expect.stringContaining("quality, task, rouge"),
          expect.stringContaining(`${other.reference}: It was measured on another digest`),
        ]),
      },
    });
    expect((await of(one.id)).outlook.ignored.length).toBeGreaterThan(0);
  });

  it("says what its configuration is before it is judged", async () => {
    const one = await candidate({ configuration: { template: sha("a") }, criteria: [] });
    await expect(all.oskar.does(evaluateRelease, at(one))).rejects.toMatchObject({
      fields: {
        "configuration.guardrails": [expect.any(String)],
        criteria: [expect.stringContaining("before")],
      },
    });
  });

  it("keeps its criteria once results have counted, and goes back where they were missed", async () => {
    const one = await evaluated(0.1);
    await expect(all.daan.does(approveRelease, at(one))).rejects.toMatchObject({
      fields: { criteria: [expect.stringContaining("missed")] },
    });
    const back = await all.daan.does(returnRelease, { ...at(one), reason: "Below the threshold." });
    const softer = { ...at(back), criteria: [{ ...CRITERION, threshold: 0.05 }] };
    await expect(all.anton.does(editRelease, softer)).rejects.toMatchObject({
      fields: { criteria: [expect.stringContaining("new release")] },
    });
    const noted = await all.anton.does(editRelease, { ...at(back), weaknesses: "Fails on dates" });
    expect(noted.state).toBe("candidate");
    const good = await evaluated();
    const whim = all.daan.does(returnRelease, { ...at(good), reason: "I do not like it." });
    await expect(whim).rejects.toMatchObject({ code: "wrong_state" });
  });

  it("affecting people waits for bias criteria", async () => {
    const { id, version } = await all.anton.does(addAsset, { name: "Ranker", kind: "model" });
    const one = await all.anton.does(addRelease, told({ asset: id }));
    const refused = all.oskar.does(evaluateRelease, at(one));
    await expect(refused).rejects.toMatchObject({
      fields: { fairness: [expect.stringContaining("bias criteria")] },
    });
    await all.anton.does(editAsset, { id, version, description: "Ranks letters" });
  });
});

describe("S5", () => {
  it("turns an author away, by name or by commit, and keeps the attempt", async () => {
    const one = await evaluated(0.8, {
      ...{ authors: [all.anton.reference] },
      commits: [{ commit: "9f2c9f2c", author: "oskar.lund@annex.example" }],
    });
    expect((await of(one.id)).authors.map(({ name }) => name).toSorted()).toEqual([
      ...["Anton Weiss", "Oskar Lund"],
    ]);
    const refused = all.oskar.does(approveRelease, at(one));
    await expect(refused).rejects.toThrow(/author of a release may not approve it \(S5\)/);
    const owner = await connectAs("owner");
    const { rows } = await owner.query<{ payload: Record<string, unknown> }>(
      "SELECT payload FROM graphile_worker._private_jobs WHERE payload->>'id' = $1",
      [one.id],
    );
    await owner.end();
    expect(rows).toHaveLength(1);
    const job = releaseJobs["releases.keepRefusal"];
    for (const { payload } of [...rows, ...rows]) await job?.(payload, systemDoor);
    const seen = await of(one.id);
    expect(seen).toMatchObject({
      refusals: [{ action: "approve", rule: "S5", by: { name: "Oskar Lund" } }],
    });
    const stale = all.daan.does(approveRelease, at(one));
    await expect(stale).rejects.toMatchObject({ code: "conflict" });
    await all.daan.does(approveRelease, at(seen));
  });

  it("lets an author pass after somebody outside the task has looked", async () => {
    const one = await evaluated();
    const asked = await all.anton.does(requestReview, {
      ...{ rule: "S5", recordKind: "release", recordId: one.reference, act: "releases.approve" },
      reason: "Everybody else is away this week",
    });
    const secondLook = "Read the results and the diff of the prompt.";
    const insider = all.oskar.does(recordSecondLook, { ...at(asked), secondLook });
    await expect(insider).rejects.toThrow(/no part/);
    await all.daan.does(recordSecondLook, { ...at(asked), secondLook });
    expect(await all.anton.does(approveRelease, at(one))).toMatchObject({ state: "approved" });
  });

  it("is held by the database, too", async () => {
    const one = await evaluated();
    const forced = clients.app().release.update({
      where: { id: one.id },
      data: { approvedById: all.anton.id },
    });
    await expect(forced).rejects.toThrow(/segregation S5/);
  });
});

describe("deployment", () => {
  it("of another digest is refused, and kept", async () => {
    const one = await evaluated();
    const before = await evaluated();
    await all.daan.does(approveRelease, at(before));
    const approved = await all.daan.does(approveRelease, at(one));
    const input = { ...at(approved), environment: "production", rollbackTo: before.reference };
    const wrong = all.oskar.does(deployRelease, { ...input, servedDigest: sha("e") });
    await expect(wrong).rejects.toMatchObject({ code: "forbidden" });
    await expect(all.bram.does(approveRelease, at(one))).rejects.toThrow(/role/);
    const check = (environment: string, digest = one.digest) =>
      system.reads(checkRelease, { model, digest, environment });
    expect(await check("production")).toMatchObject({ ok: true, reference: one.reference });
    await all.oskar.does(deployRelease, {
      ...input,
      environment: "staging",
      servedDigest: one.digest,
    });
    expect(await check("production")).toMatchObject({ ok: false, state: "deployed" });
    expect(await check("staging")).toMatchObject({ ok: true });
    expect(await check("staging", sha("0"))).toMatchObject({ ok: false, reference: null });
    await expect(check("moon")).rejects.toMatchObject({
      fields: { environment: [expect.any(String)] },
    });
  });
});

describe("the list", () => {
  it("is filtered by state, model and digest, newest first", async () => {
    const one = await candidate();
    const { rows } = await all.priya.reads(listReleases, { asset: model, state: ["candidate"] });
    expect(rows[0]).toMatchObject({ reference: one.reference, refusals: 0 });
    const found = await all.priya.reads(listReleases, { digest: one.digest });
    expect(found.rows).toHaveLength(1);
    expect((await all.bram.reads(listReleases, {})).rows).toEqual([]);
    const twice = all.anton.does(addRelease, { ...told(), release: one.release });
    await expect(twice).rejects.toMatchObject({ fields: { release: [expect.any(String)] } });
    const own = { ...at(one), base: model };
    await expect(all.anton.does(editRelease, own)).rejects.toMatchObject({
      fields: { base: ["A model is not its own base."] },
    });
    const { actor } = all.priya;
    const assessor = person({ ...actor, roles: ["staff"] }, all.priya.reference);
    await expect(assessor.reads(getRelease, { id: one.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

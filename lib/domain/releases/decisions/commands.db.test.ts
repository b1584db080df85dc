import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/lib/kernel/actor";
import { clients } from "@/lib/platform/db";
import { person, system, type TestPerson, type World, world } from "@/lib/testing/world";
import { acceptAsset, addAsset, editAsset, retireAsset } from "../../assets/commands";
import { pushEvaluation } from "../../assets/evaluations/commands";
import { describeAsset } from "../../assets/facts/commands";
import { getAsset } from "../../assets/queries";
import { addPerson } from "../../people/commands";
import { addEnvironment } from "../../scope/environments/commands";
import { checkRelease } from "../checks/queries";
import { addRelease, editRelease } from "../commands";
import { getRelease } from "../queries";
import {
  approveRelease,
  deployRelease,
  evaluateRelease,
  returnRelease,
  withdrawRelease,
} from "./commands";

let all: World;
let model: string;
const sha = (letter: string) => `sha256:${letter.repeat(64)}`;

beforeAll(async () => {
  all = await world();
  await all.priya.does(addEnvironment, { name: "Production", tier: "production" });
  await all.priya.does(addEnvironment, { name: "Staging", tier: "staging" });
  model = await modelCalled("Digest-3B");
});

/** A model whose output affects nobody, so that no bias criteria are asked for. */
async function modelCalled(name: string) {
  const { id, version, reference } = await all.anton.does(addAsset, { name, kind: "model" });
  await all.anton.does(describeAsset, { id, version, facts: { affectsPeople: false } });
  return reference;
}

let count = 0;
const CRITERION = {
  kind: "quality",
  suite: "task",
  metric: "rouge",
  comparison: "at_least",
  threshold: 0.4,
} as const;
const told = (more: object = {}) => ({
  ...{ asset: model, release: `2.${++count}.0` },
  digest: `sha256:${count.toString(16).padStart(64, "0")}`,
  configuration: {
    template: sha("a"),
    systemPrompt: sha("b"),
    guardrails: "none",
    launchFlags: "none",
  },
  ...{ authors: [all.anton.reference], withoutBase: true, data: ["pairs"], licence: "MIT" },
  ...{ weaknesses: "Dates in long texts", criteria: [CRITERION] },
  ...more,
});
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
let minute = 0;
/** Each run is later than the one before. */
const push = (digest: string, value: number, asset = model) =>
  all.anton.does(pushEvaluation, {
    ...{ asset, kind: "quality", suite: "task", digest, data: sha("d") },
    ranAt: new Date(Date.now() + ++minute * 10).toISOString(),
    results: [{ metric: "rouge", value }],
  });
async function candidate(more: object = {}) {
  const given = told(more);
  return { ...(await all.anton.does(addRelease, given)), digest: given.digest };
}
async function evaluated() {
  const one = await candidate();
  await push(one.digest, 0.8);
  return { ...one, ...(await all.oskar.does(evaluateRelease, at(one))) };
}
const of = (id: string) => all.priya.reads(getRelease, { id });

describe("who wrote it", () => {
  const turned = (who: TestPerson, one: { id: string; version: number }) =>
    expect(who.does(approveRelease, at(one))).rejects.toThrow(/\(S5\)/);
  async function judged(one: { id: string; version: number }, digest: string) {
    await push(digest, 0.8);
    return all.anton.does(evaluateRelease, at(one));
  }

  it("stays an author: nobody is taken away by naming others or other commits", async () => {
    const one = await candidate({
      commits: [{ commit: "9f2c9f2c", author: "jonas.lindqvist@annex.example" }],
    });
    const authors = [all.oskar.reference];
    await expect(all.anton.does(editRelease, { ...at(one), authors })).rejects.toMatchObject({
      fields: { authors: [expect.stringContaining("Anton Weiss stays an author")] },
    });
    const both = { authors: [all.anton.reference, ...authors], commits: [] };
    const edited = await all.anton.does(editRelease, { ...at(one), ...both });
    const names = (await of(one.id)).authors.map(({ name }) => name);
    expect(names.toSorted()).toEqual([...["Anton Weiss", "Jonas Lindqvist", "Oskar Lund"]]);
    const ready = await judged(edited, one.digest);
    for (const who of [all.anton, all.oskar, all.jonas]) await turned(who, ready);
  });

  it("who puts it forward for others or edits it does not approve it either", async () => {
    const one = await candidate({ authors: [all.jonas.reference] });
    const noted = await all.oskar.does(editRelease, { ...at(one), note: "Read again" });
    const ready = await judged(noted, one.digest);
    await turned(all.anton, ready);
    await turned(all.oskar, ready);
    const seen = await all.oskar.reads(getRelease, { id: one.id });
    expect(seen.isAuthor).toBe(true);
    expect(seen.writers.map(({ name }) => name).toSorted()).toEqual(["Anton Weiss", "Oskar Lund"]);
    await all.daan.does(approveRelease, at(ready));
  });

  it("is known by a commit even when the person came later than the release", async () => {
    const email = "new.hand@annex.example";
    const one = await candidate({ commits: [{ commit: "abcdef12", author: email }] });
    const ready = await judged(one, one.digest);
    const added = await system.does(addPerson, {
      ...{ name: "New Hand", email, title: "", external: false, accessUntil: null },
      roles: ["engineer", "staff"],
    });
    const roles: Role[] = ["engineer", "staff"];
    const actor = { kind: "person" as const, id: added.id, name: "New Hand", roles };
    await turned(person(actor, added.reference), ready);
  });

  it("stands in the database, too: no author is taken away, no proposer approves", async () => {
    const one = await candidate({ authors: [all.jonas.reference] });
    const update = (data: object) =>
      clients.app().release.update({ where: { id: one.id }, data: { ...data } });
    await expect(update({ authorIds: [all.oskar.id] })).rejects.toThrow(/S5: an author was taken/);
    await expect(update({ writerIds: [] })).rejects.toThrow(/S5: an author was taken/);
    await expect(update({ approvedById: all.anton.id })).rejects.toThrow(/segregation S5/);
  });
});

describe("a newer result", () => {
  it("counts, whatever its author would rather show", async () => {
    const one = await candidate();
    const good = await push(one.digest, 0.8);
    await push(one.digest, 0.1);
    const chosen = { ...at(one), evaluations: [good.reference] };
    await expect(all.anton.does(evaluateRelease, chosen)).rejects.toMatchObject({
      code: "invalid",
    });
    const ready = await all.anton.does(evaluateRelease, at(one));
    expect(await of(one.id)).toMatchObject({ verdicts: [{ value: 0.1, met: false }] });
    await expect(all.daan.does(approveRelease, at(ready))).rejects.toMatchObject({
      fields: { criteria: [expect.stringContaining("missed")] },
    });
  });

  it("that misses after the judgement keeps it from approval, and lets it go back", async () => {
    const one = await evaluated();
    await push(one.digest, 0.1);
    await expect(all.daan.does(approveRelease, at(one))).rejects.toMatchObject({
      fields: { criteria: [expect.stringContaining("missed")] },
    });
    const back = await all.daan.does(returnRelease, { ...at(one), reason: "A newer run misses." });
    expect(back.state).toBe("candidate");
  });
});

describe("one place", () => {
  const PLACE = { environment: "production", copies: "One kept in the registry" };
  let place: string;
  beforeAll(async () => {
    place = await modelCalled("Second-3B");
  });
  async function approved() {
    const { digest, ...given } = told({ asset: place });
    const one = await all.anton.does(addRelease, { ...given, digest });
    await push(digest, 0.8, place);
    const judged = await all.oskar.does(evaluateRelease, at(one));
    return { ...(await all.daan.does(approveRelease, at(judged))), digest };
  }
  const deploy = (one: Awaited<ReturnType<typeof approved>>, more: object) =>
    all.oskar.does(deployRelease, {
      ...{ ...at(one), servedDigest: one.digest, environment: "production", rollbackTo: "none" },
      ...more,
    });

  it("holds one release: the former gives way, and one can only go back to what was approved", async () => {
    const first = await approved();
    await deploy(first, {});
    expect((await of(first.id)).rollbackTo).toBe("none");
    const second = await approved();
    const draft = await all.anton.does(addRelease, told({ asset: place }));
    for (const rollbackTo of ["none", "0.0.1", draft.release, second.release]) {
      await expect(deploy(second, { ...PLACE, rollbackTo })).rejects.toMatchObject({
        fields: { rollbackTo: [expect.any(String)] },
      });
    }
    const back = { rollbackTo: first.reference };
    await expect(deploy(second, back)).rejects.toMatchObject({
      fields: { copies: [expect.stringContaining(first.release)] },
    });
    expect(await of(second.id)).toMatchObject({
      rollbacks: [first.release],
      serving: [{ release: first.release, environment: "Production" }],
    });
    const stands = await deploy(second, { ...PLACE, ...back });
    expect(await of(second.id)).toMatchObject({ state: "deployed", rollbackTo: first.release });
    expect(await of(first.id)).toMatchObject({
      ...{ state: "withdrawn", instead: second.release, copies: PLACE.copies },
      withdrawal: expect.stringContaining(`${second.reference} took its place in Production`),
    });
    const check = (digest: string) =>
      system.reads(checkRelease, { model: place, digest, environment: "production" });
    expect(await check(first.digest)).toMatchObject({ ok: false, state: "withdrawn" });
    const words = { instead: first.release, copies: "Kept for the report" };
    const gone = { ...at(stands), reason: "It repeats itself at length.", ...words };
    await all.grace.does(withdrawRelease, gone);
    expect(await check(first.digest)).toMatchObject({ ok: true, reference: first.reference });
    expect(await check(second.digest)).toMatchObject({ ok: false });
  });

  it("is not taken by two at once", async () => {
    const [one, two] = [await approved(), await approved()];
    const { rollbacks } = await of(one.id);
    const input = {
      ...PLACE,
      environment: "staging",
      rollbackTo: rollbacks[0] ?? "none",
      copies: "",
    };
    const done = await Promise.allSettled([deploy(one, input), deploy(two, input)]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("says who approved and deployed it before, and when", async () => {
    const one = await approved();
    const taken = (done: string) => ({
      code: "wrong_state",
      message: expect.stringMatching(new RegExp(`^REL-\\S+ was ${done} already, by .+ on \\d{4}-`)),
    });
    await expect(all.daan.does(approveRelease, at(one))).rejects.toMatchObject(taken("approved"));
    const rollbackTo = (await of(one.id)).rollbacks[0] ?? "none";
    const deployed = await deploy(one, { ...PLACE, rollbackTo });
    await expect(deploy({ ...one, ...deployed }, PLACE)).rejects.toMatchObject(taken("deployed"));
    await expect(all.daan.does(approveRelease, at(deployed))).rejects.toMatchObject(
      taken("approved"),
    );
  });

  it("takes no release of a model that is retired", async () => {
    const one = await approved();
    const seen = await all.priya.reads(getAsset, { id: place });
    const owner = { id: place, version: seen.version, owner: all.anton.reference };
    const owned = await all.anton.does(editAsset, {
      ...owner,
      ...{ classification: "internal", environment: "staging", inScope: true },
    });
    const used = await all.priya.does(acceptAsset, { id: place, version: owned.version });
    const waiting = await all.anton.does(addRelease, told({ asset: place }));
    const reason = "Replaced by a smaller one.";
    await all.anton.does(retireAsset, { id: place, version: used.version, reason });
    const code = "wrong_state";
    await expect(deploy(one, PLACE)).rejects.toMatchObject({ code });
    await expect(all.oskar.does(evaluateRelease, at(waiting))).rejects.toMatchObject({ code });
    const edit = { ...at(waiting), note: "Still here" };
    await expect(all.anton.does(editRelease, edit)).rejects.toMatchObject({ code });
    const { digest } = one;
    expect(await system.reads(checkRelease, { model: place, digest })).toMatchObject({ ok: false });
  });
});

import { afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  acceptAsset,
  addAsset,
  agreeToOwn,
  confirmAsset,
  editAsset,
  retireAsset,
} from "@/lib/domain/assets/commands";
import { deleteCopy, recordCopy } from "@/lib/domain/assets/copies/commands";
import { deleteCopies, disposeAsset } from "@/lib/domain/assets/disposals/commands";
import { approveFairness, proposeFairness } from "@/lib/domain/assets/fairness/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { addEnvironment } from "@/lib/domain/scope/environments/commands";
import { clock } from "@/lib/platform/clock";
import { invited } from "@/lib/testing/invited";
import { evidenceOf, inDays } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import type { TaskKind } from "../schema";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  await people.priya.does(addEnvironment, { name: "Production", tier: "production" });
});
afterEach(() => clock.set(null));

const who = (kind: TaskKind, reference: string) => invited(people, kind, reference);
const seen = (id: string) => people.priya.reads(getAsset, { id });
const said = { classification: "confidential", environment: "production", inScope: true } as const;

describe("an asset", () => {
  it("waits for an owner, the owner's word, acceptance and each look again", async () => {
    const { anton, priya, grace, daan } = people;
    const { id, reference } = await anton.does(addAsset, { name: "Digest-3B", kind: "model" });
    expect(await who("name_asset_owner", reference)).toEqual(["priya"]);
    expect(await who("accept_asset", reference)).toEqual([]);
    const owned = await priya.does(editAsset, { id, version: 1, owner: grace.reference, ...said });
    expect(await who("name_asset_owner", reference)).toEqual([]);
    expect(await who("agree_asset", reference)).toEqual(["grace"]);
    const agreed = await grace.does(agreeToOwn, { id, version: owned.version });
    expect(await who("agree_asset", reference)).toEqual([]);
    expect(await who("accept_asset", reference)).toEqual(["priya"]);
    const accepted = await priya.does(acceptAsset, { id, version: agreed.version });
    expect(await who("accept_asset", reference)).toEqual([]);
    expect(await who("confirm_asset", reference)).toEqual([]);
    const passed = { id, version: accepted.version, owner: daan.reference };
    await priya.does(editAsset, passed);
    expect(await who("agree_asset", reference)).toEqual(["daan"]);
    clock.set(new Date(Date.now() + 366 * 86_400_000));
    expect(await who("confirm_asset", reference)).toEqual(["daan"]);
    const { version } = await seen(id);
    await daan.does(confirmAsset, { id, version, nextReview: inDays(300), note: "" });
    expect(await who("confirm_asset", reference)).toEqual([]);
    expect(await who("agree_asset", reference)).toEqual([]);
  });

  it("that was retired waits for an engineer, then for another one", async () => {
    const { anton, grace, jonas, priya } = people;
    const entry = { name: "Old pairs", kind: "dataset", owner: anton.reference, ...said } as const;
    const { id, reference, version } = await anton.does(addAsset, entry);
    const { version: active } = await priya.does(acceptAsset, { id, version });
    await grace.does(retireAsset, { id, version: active, reason: "The contract has ended." });
    expect(await who("delete_copies", reference)).toEqual(["anton", "jonas", "oskar"]);
    expect(await who("dispose_asset", reference)).toEqual([]);
    const proof = await evidenceOf(anton, "A.8.13");
    await anton.does(deleteCopies, {
      ...{ id, version: (await seen(id)).version },
      copies: [{ where: "Object store", evidence: proof.reference }],
    });
    expect(await who("delete_copies", reference)).toEqual([]);
    expect(await who("dispose_asset", reference)).toEqual(["jonas", "oskar"]);
    await jonas.does(disposeAsset, { id, version: (await seen(id)).version });
    expect(await who("dispose_asset", reference)).toEqual([]);
  });

  it("that is a model waits for a risk owner's word on what is fair, not for the proposer's", async () => {
    const { anton, daan } = people;
    const { id, reference } = await anton.does(addAsset, { name: "Fair-1B", kind: "model" });
    const { criterionId, version } = await anton.does(proposeFairness, {
      id,
      version: 1,
      metric: "gap",
      comparison: "at_most",
      threshold: 0.1,
      reason: "Agreed with those who read the summaries.",
    });
    expect(await who("approve_fairness", reference)).toEqual(["daan", "grace", "saskia"]);
    await daan.does(approveFairness, { id, version, criterionId });
    expect(await who("approve_fairness", reference)).toEqual([]);
  });

  it("with recorded copies waits for an engineer who deleted none of them", async () => {
    const { anton, grace, jonas, priya } = people;
    const entry = { name: "Copied", kind: "dataset", owner: anton.reference, ...said } as const;
    const { id, reference, version } = await anton.does(addAsset, entry);
    const { version: active } = await priya.does(acceptAsset, { id, version });
    const copied = await anton.does(recordCopy, { id, version: active, place: "Registry" });
    const reason = "The contract has ended.";
    const retired = await grace.does(retireAsset, { id, version: copied.version, reason });
    const proof = await evidenceOf(anton, "A.8.13");
    await jonas.does(deleteCopy, {
      ...{ id, version: retired.version, copyId: copied.copyId },
      proof: proof.reference,
    });
    await anton.does(deleteCopies, {
      ...{ id, version: (await seen(id)).version },
      copies: [{ where: "Backup", evidence: proof.reference }],
    });
    expect(await who("dispose_asset", reference)).toEqual(["oskar"]);
  });
});

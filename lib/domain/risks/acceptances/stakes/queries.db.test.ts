import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { editAsset } from "@/lib/domain/assets/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { recallAttestation } from "@/lib/domain/controls/attestations/cycle/commands";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import { adoptAnnexA, decideControl } from "@/lib/domain/controls/commands";
import { controlClocks } from "@/lib/domain/controls/jobs";
import { getControl } from "@/lib/domain/controls/queries";
import { clock } from "@/lib/platform/clock";
import { asset, attest, attested, door, inDays } from "@/lib/testing/risks";
import { stakesBench } from "@/lib/testing/stakes";
import { system, type World, world } from "@/lib/testing/world";
import { reassessRisk } from "../../assessments/commands";
import { editRisk } from "../../commands";
import { getRisk } from "../../details/queries";
import { importAssets } from "../../imports/commands";
import { previewImport } from "../../imports/queries";
import { acceptancesAtStake } from "./queries";

let people: World;
let endpoint: Awaited<ReturnType<typeof asset>>;
let other: Awaited<ReturnType<typeof asset>>;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = await asset(people, "ep-summarise");
  other = await asset(people, "ep-batch");
  await attested(people, "A.8.20");
}, 120_000);

afterEach(() => clock.set(null));

const { accepted, stakes, inForce, ended, agree } = stakesBench(() => people);
const strong = [{ control: "A.8.20", side: "likelihood", strength: "strong" }] as const;

describe("what a change puts at stake is what then falls", () => {
  it("of a risk: its words and its assets, not its title or owner", async () => {
    const { grace } = people;
    const one = await accepted([endpoint.reference]);
    const seen = await people.priya.reads(getRisk, { id: one.risk.id });
    const edit = (version: number, over: object) => () =>
      grace.does(editRisk, { id: one.risk.id, version, ...over });
    expect(await agree({ risk: one.risk.id }, edit(seen.version, { title: "Other" }))).toEqual([]);
    const same = { risk: one.risk.id, assets: endpoint.reference };
    expect(await stakes(same)).toEqual([]);
    const more = [endpoint.reference, other.reference];
    expect(
      await agree({ ...same, assets: more.join(",") }, edit(seen.version + 1, { assets: more })),
    ).toEqual([one.reference]);
    const two = await accepted([endpoint.reference]);
    expect(
      await agree({ risk: two.risk.id, words: true }, () =>
        grace.does(editRisk, { id: two.risk.id, version: two.risk.version, event: "Otherwise" }),
      ),
    ).toEqual([two.reference]);
  });

  it("of a risk that is taken up again: its acceptance, whatever it binds", async () => {
    const one = await accepted([endpoint.reference]);
    const { id, version } = one.risk;
    const [said] = (await people.priya.reads(acceptancesAtStake, { risk: id, anew: true })).rows;
    expect(said).toMatchObject({ reference: one.reference, because: ["anew"] });
    await agree({ risk: id, anew: true }, () =>
      people.grace.does(reassessRisk, { id, version, reason: "The provider was breached." }),
    );
  });

  it("of an asset: every acceptance about it, when its class or exposure changes", async () => {
    const { priya, anton } = people;
    const kept = await accepted([endpoint.reference]);
    const one = await accepted([other.reference]);
    const two = await accepted([other.reference, endpoint.reference]);
    const { id, version } = await priya.reads(getAsset, { id: other.reference });
    const both = [one.reference, two.reference].toSorted();
    expect(await stakes({ asset: id, classification: "confidential" })).toEqual([]);
    const all = { asset: `${id},${endpoint.reference}`, classification: "restricted" } as const;
    expect(await stakes(all)).toEqual([kept.reference, ...both].toSorted());
    expect(await stakes({ asset: id, exposure: "none" as never })).toEqual(both);
    const named = await agree({ asset: id }, () =>
      anton.does(editAsset, { id, version, description: "Summaries in the night." }),
    );
    expect(named).toEqual([]);
    const change = { asset: other.reference, classification: "restricted" } as const;
    const fallen = await agree(change, () =>
      priya.does(editAsset, { id, version: version + 1, classification: "restricted" }),
    );
    expect(fallen).toEqual(both);
    expect(await inForce()).toContain(kept.reference);
  });

  it("of an import: every acceptance about assets whose class or exposure a file says otherwise", async () => {
    const { priya } = people;
    const third = await asset(people, "ep-third");
    const [one, two] = [await accepted([third.reference]), await accepted([third.reference])];
    const file = (name: string, columns: object) => ({
      drafts: [{ kind: "endpoint" as const, name, isStated: true, columns }],
    });
    const voidsOf = async (given: ReturnType<typeof file>) => {
      const { voids } = await priya.reads(previewImport, given);
      return voids.rows.map(({ reference }) => reference).toSorted();
    };
    expect(await voidsOf(file("ep-new", { exposure: "public" }))).toEqual([]);
    expect(await voidsOf(file("ep-third", { description: "Of the third." }))).toEqual([]);
    expect(await voidsOf(file("ep-third", { exposure: "public" }))).toEqual([]);
    const moving = file("ep-third", { exposure: "internal" });
    const said = await voidsOf(moving);
    expect(said).toEqual([one.reference, two.reference].toSorted());
    const fallen = await ended(() => priya.does(importAssets, moving));
    expect(fallen).toEqual(said);
  });

  it("of a control: acceptances whose score rises without it, when it is excluded", async () => {
    const { priya } = people;
    await attested(people, "A.8.16");
    const needs = [{ control: "A.8.16", side: "likelihood", strength: "strong" }] as const;
    const one = await accepted([endpoint.reference], needs);
    const idle = [...strong, { control: "A.8.16", side: "impact", strength: "weak" }] as const;
    const kept = await accepted([endpoint.reference], idle);
    const control = await priya.reads(getControl, { id: "A.8.16" });
    expect(await stakes({ control: "A.8.16", state: "effective" })).toEqual([]);
    const said = await agree({ control: control.id, state: "excluded" }, () =>
      priya.does(decideControl, {
        id: control.id,
        version: control.version,
        necessary: false,
        exclusionReason: "Nothing of ours needs it any longer.",
      }),
    );
    expect(said).toEqual([one.reference]);
    expect(await inForce()).toContain(kept.reference);
  });

  it("of a control that is attested as not effective, or whose attestation is recalled", async () => {
    const { priya } = people;
    await attested(people, "A.8.9");
    const needs = [{ control: "A.8.9", side: "likelihood", strength: "strong" }] as const;
    const one = await accepted([endpoint.reference], needs);
    const { id } = await priya.reads(getControl, { id: "A.8.9" });
    expect(await stakes({ control: id, state: "failed" })).toEqual([one.reference]);
    const { rows } = await priya.reads(listAttestations, { control: "A.8.9", state: ["accepted"] });
    const [given] = rows;
    if (!given) throw new Error("no attestation was accepted");
    const because = "The sample showed open ports on two nodes.";
    const recall = { id: given.id, version: given.version, reason: because };
    const fallen = await ended(() => priya.does(recallAttestation, recall));
    expect(fallen).toEqual([one.reference]);

    const two = await accepted([endpoint.reference], strong);
    const said = await stakes({ control: "A.8.20", state: "failed" });
    expect(said).toContain(two.reference);
    const now = new Date(`${inDays(85)}T09:00:00Z`);
    clock.set(now);
    for (const { run } of controlClocks) await run(door, now);
    const attesting = () => attest(people, "A.8.20", "not_effective");
    expect(await ended(attesting)).toEqual(said);
  });
});

it("says nothing of a change that names nothing, and refuses what is not there", async () => {
  expect(await stakes({})).toEqual([]);
  await expect(
    people.priya.reads(acceptancesAtStake, { asset: "A-9999", exposure: "public" }),
  ).rejects.toMatchObject({ code: "not_found" });
});

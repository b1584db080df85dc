import { beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { system, type World, world } from "@/lib/testing/world";
import { proposeRisk } from "../commands";
import { getRisk } from "../details/queries";
import { listRisks } from "../queries";
import { addThreat, editThreat, retireThreat } from "./commands";
import { getThreat, listThreats } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
}, 120_000);

const refused = (code: string) => expect.objectContaining({ code });
const said = {
  ...{ title: "Cooling fails in the heat", category: "physical", likelihood: 3, impact: 4 },
  description: "Graphics processors throttle or stop when the room gets too warm.",
  ...{ assetKinds: ["endpoint" as const, "supporting" as const], properties: ["A" as const] },
  ...{ controls: ["A.7.5"], vulnerabilities: ["One cooling unit"], treatments: ["Rent a second"] },
};

describe("threats of our own", () => {
  it("stand in the library beside the shipped ones, and risks name them", async () => {
    const { priya, grace, helen } = people;
    const before = (await priya.reads(listThreats, {})).total;
    const added = await grace.does(addThreat, said);
    expect(added.reference).toMatch(/^THR-\d{2,}$/);
    const { total, rows } = await priya.reads(listThreats, { q: "heat", origin: ["own"] });
    expect([total, rows[0]?.id]).toEqual([1, added.reference]);
    expect((await priya.reads(listThreats, {})).total).toBe(before + 1);
    const risk = await priya.does(proposeRisk, {
      ...{ title: "Too warm in July", threat: added.reference, owner: grace.reference },
    });
    const found = await helen.reads(listRisks, { threat: added.reference });
    expect(found.rows.map(({ id }) => id)).toEqual([risk.id]);
    expect(await helen.reads(getRisk, { id: risk.id })).toMatchObject({
      threat: { id: added.reference, title: said.title },
    });
    await expect(
      priya.does(proposeRisk, { title: "None", threat: "THR-999", owner: grace.reference }),
    ).rejects.toMatchObject({ fields: { threat: [expect.any(String)] } });
  });

  it("are refused by name where they say what nobody knows", async () => {
    const wrong = {
      ...{ title: "Model inversion", category: "heat" },
      ...{ controls: ["A.99.1"], atlas: ["AML.T9999"], owasp: ["LLM99:2025"] },
    };
    await expect(people.priya.does(addThreat, { ...said, ...wrong })).rejects.toMatchObject({
      fields: {
        title: [expect.stringContaining("model-inversion")],
        category: [expect.any(String)],
        controls: ["There is no control A.99.1."],
        atlas: ["ATLAS has no technique AML.T9999."],
        owasp: ["OWASP has no entry LLM99:2025."],
      },
    });
  });

  it("are said better by who wrote them, by owners of risks and by compliance", async () => {
    const { anton, jonas, priya, bram } = people;
    const { id, version } = await anton.does(addThreat, { ...said, title: "Mice in the rack" });
    const rationale = "Twice in five years.";
    await expect(jonas.does(editThreat, { id, version, rationale })).rejects.toEqual(
      refused("forbidden"),
    );
    await expect(bram.does(addThreat, said)).rejects.toEqual(refused("forbidden"));
    const moved = await anton.does(editThreat, { id, version, rationale });
    await expect(priya.does(editThreat, { id, version, impact: 2 })).rejects.toEqual(
      refused("conflict"),
    );
    await priya.does(editThreat, { id, version: moved.version, impact: 2 });
    expect(await bram.reads(getThreat, { id })).toMatchObject({
      ...{ rationale, impact: 2, author: "Anton Weiss", title: "Mice in the rack" },
    });
  });

  it("leave the library when they are retired, and stay with what names them", async () => {
    const { priya, grace, anton } = people;
    const { id, version, reference } = await priya.does(addThreat, {
      ...said,
      title: "Canal in the cellar",
    });
    const given = { title: "Water", threat: reference, owner: grace.reference };
    const risk = await priya.does(proposeRisk, given);
    await expect(anton.does(retireThreat, { id, version })).rejects.toEqual(refused("forbidden"));
    const moved = await grace.does(retireThreat, { id, version });
    expect((await priya.reads(listThreats, { q: "cellar" })).total).toBe(0);
    expect(await priya.reads(getRisk, { id: risk.id })).toMatchObject({
      threat: { title: "Canal in the cellar" },
    });
    const late = { id, version: moved.version };
    await expect(priya.does(editThreat, { ...late, impact: 1 })).rejects.toEqual(
      refused("wrong_state"),
    );
    await expect(priya.does(retireThreat, late)).rejects.toEqual(refused("wrong_state"));
    await expect(priya.does(proposeRisk, given)).rejects.toEqual(refused("invalid"));
  });
});

describe("the library", () => {
  it("is searched by words and by what a threat is known as", async () => {
    const { priya } = people;
    const ids = async (asked: object) =>
      (await priya.reads(listThreats, { size: 500, ...asked })).rows.map(({ id }) => id);
    expect(await ids({ q: "membership" })).toEqual(["membership-inference"]);
    const injected = await ids({ atlas: "AML.T0051" });
    expect(injected).toContain("direct-prompt-injection");
    expect(await ids({ owasp: "LLM01:2025", kind: ["dataset"] })).toContain(
      "indirect-prompt-injection",
    );
    const helped = await ids({ control: "A.8.31", property: ["C"] });
    expect(helped).toContain("shared-environment-credentials");
    expect(await ids({ category: "privacy-attack", origin: ["own"] })).toEqual([]);
  });

  it("comes in pages that meet", async () => {
    const { priya } = people;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await priya.reads(listThreats, {
        ...{ sort: "-level", size: 25 },
        ...(cursor && { cursor }),
      });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    const { total } = await priya.reads(listThreats, {});
    expect([seen.length, new Set(seen).size]).toEqual([total, total]);
    const { next } = await priya.reads(listThreats, { sort: "title", size: 5 });
    for (const mark of [next ?? "", "W10", "WyJhIiwiYiJd"]) {
      await expect(priya.reads(listThreats, { sort: "-level", cursor: mark })).rejects.toEqual(
        refused("invalid"),
      );
    }
  });

  it("answers that nothing is there", async () => {
    await expect(people.priya.reads(getThreat, { id: "nothing" })).rejects.toEqual(
      refused("not_found"),
    );
  });
});

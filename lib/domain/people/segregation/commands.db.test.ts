import { beforeAll, describe, expect, it } from "vitest";
import { proposeRisk } from "@/lib/domain/risks/commands";
import { clients } from "@/lib/platform/db";
import { type World, world } from "@/lib/testing/world";
import { recordSecondLook, refuseReview, requestReview, supersedeReview } from "./commands";
import { countReviews, getReview, listReviews } from "./queries";
import { mustDiffer } from "./steps";

let all: World;
let risk: { id: string; reference: string };
beforeAll(async () => {
  all = await world();
  const title = "Model released without complete evaluation";
  risk = await all.priya.does(proposeRisk, { title, owner: all.daan.id });
});

const request = (more: object = {}) => ({
  rule: "S4" as const,
  recordKind: "risk" as const,
  recordId: risk.reference,
  act: "acceptances.accept",
  reason: "Everybody who knows the pipeline worked on it",
  ...more,
});
const look = ({ id, version }: { id: string; version: number }) => ({
  id,
  version,
  secondLook: "Read the job definition and tried to deploy as an author",
});
const verify = () =>
  mustDiffer(clients.app(), {
    rule: "S4",
    actor: all.jonas.actor,
    from: [all.jonas.id],
    record: { kind: "risk", id: risk.id, label: risk.reference },
    act: "acceptances.accept",
  });

describe("a compensating review", () => {
  it("lets the act pass only after a second look by somebody without a part in it", async () => {
    await expect(verify()).rejects.toThrow(/S4.*compensating review/s);
    const asked = await all.jonas.does(requestReview, request());
    expect(asked).toMatchObject({ state: "requested", recordLabel: risk.reference });
    await expect(verify()).rejects.toThrow(/S4/);
    for (const insider of [all.jonas, all.daan]) {
      await expect(insider.does(recordSecondLook, look(asked))).rejects.toThrow(/no part/);
    }
    await expect(all.helen.does(recordSecondLook, look(asked))).rejects.toMatchObject({
      code: "forbidden",
    });
    const seen = await all.oskar.does(recordSecondLook, look(asked));
    expect(seen).toMatchObject({ state: "recorded", secondPerson: { name: "Oskar Lund" } });
    await expect(verify()).resolves.toBeUndefined();
    await expect(all.bram.does(refuseReview, look(seen))).rejects.toMatchObject({
      code: "wrong_state",
    });
    await all.priya.does(supersedeReview, { id: seen.reference, version: seen.version });
    await expect(verify()).rejects.toThrow(/S4/);
  });

  it("can be refused, and asked for again", async () => {
    const asked = await all.jonas.does(requestReview, request());
    await expect(all.jonas.does(requestReview, request())).rejects.toMatchObject({
      code: "wrong_state",
    });
    const stale = all.bram.does(refuseReview, { ...look(asked), version: 7 });
    await expect(stale).rejects.toMatchObject({ code: "conflict", current: { version: 1 } });
    expect(await all.bram.does(refuseReview, look(asked))).toMatchObject({ state: "refused" });
    await expect(verify()).rejects.toThrow(/S4/);
  });

  it("is refused at once where nothing may stand in for the rule", async () => {
    const asked = await all.jonas.does(
      requestReview,
      request({ rule: "S12", act: "people.grantRole" }),
    );
    expect(asked).toMatchObject({ state: "refused", secondPerson: null });
  });

  it.each([
    ["rule", { rule: "S9" }],
    ["recordKind", { recordKind: "person" }],
    ["recordId", { recordId: "R-99-T9" }],
    ["recordId", { recordId: "' OR 1=1" }],
    ["act", { act: "<script>" }],
    ["reason", { reason: "because" }],
    ["state", { state: "recorded" }],
  ])("names the field %s when it is wrong", async (field, wrong) => {
    const refused = all.jonas.does(requestReview, request(wrong));
    await expect(refused).rejects.toMatchObject({ fields: { [field]: [expect.any(String)] } });
  });

  it("is listed for everybody, with a count by rule and quarter", async () => {
    const page = await all.helen.reads(listReviews, { rule: ["S4"] });
    expect(page.rows.map((row) => row.state)).toEqual(["refused", "superseded"]);
    const ofRisk = await all.helen.reads(listReviews, { record: risk.id });
    expect(ofRisk.rows.map((row) => row.rule)).toEqual(["S12", "S4", "S4"]);
    const [first] = page.rows;
    expect(await all.bram.reads(getReview, { id: first?.reference ?? "" })).toEqual(
      expect.objectContaining({ id: first?.id, secondPerson: expect.anything() }),
    );
    const { rows } = await all.helen.reads(countReviews, {});
    expect(rows).toMatchObject([
      { rule: "S12", requested: 1, recorded: 0, refused: 1 },
      { rule: "S4", requested: 2, recorded: 1, refused: 1 },
    ]);
    await expect(all.ruben.reads(listReviews, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});

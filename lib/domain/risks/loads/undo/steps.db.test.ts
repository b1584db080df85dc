import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import { exportList } from "@/lib/adapters/exports/export";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { revokeRole } from "@/lib/domain/people/commands";
import { listPeople } from "@/lib/domain/people/queries";
import { readTable } from "@/lib/formats/table";
import { newRequestId } from "@/lib/kernel/execute";
import { followUp } from "@/lib/testing/jobs";
import { levels, owner, said, table } from "@/lib/testing/risk-tables";
import { actionOn, asset, inDays, proposed, rated, requested } from "@/lib/testing/risks";
import { system, type TestPerson, type World, world } from "@/lib/testing/world";
import { acceptRisk } from "../../acceptances/commands";
import { editRisk } from "../../commands";
import { getRisk } from "../../details/queries";
import { listProposals } from "../../proposals/queries";
import { listRisks } from "../../queries";
import { proposeTreatment } from "../../treatments/commands";
import { importRisks, undoRiskImport } from "../commands";
import { previewRiskImport, proposeColumns } from "../queries";
import type { Mapping } from "../schema";

let people: World;
let endpoint: { reference: string; name: string };
beforeAll(async () => {
  people = await world();
  endpoint = await asset(people, "ep-loads");
  const { priya, grace } = people;
  const risk = await rated({
    owner: grace,
    assets: [endpoint.reference],
    likelihood: 2,
    impact: 1,
  });
  const { id, version } = await requested(grace, risk);
  const answer = { reason: "Rare and small, and watched.", validUntil: inDays(90) };
  await grace.does(acceptRisk, { id, version, ...answer });
  const set = { currentImpact: "4", overrideReason: "A new customer depends on it" };
  const full = { ...said, ...levels, ...set, assets: endpoint.name };
  const rows = [
    { title: "=1+1 is a title", ...owner },
    { title: "Set by a person", ...full, reviewDays: "20", option: "share" },
  ];
  await priya.does(importRisks, table(rows));
}, 120_000);

const refused = (code: string) => expect.objectContaining({ code });
const seen = (id: string) => people.priya.reads(getRisk, { id });
const all = async () => (await people.priya.reads(listRisks, { size: 500 })).rows;

const via = () => ({ channel: "ui", requestId: newRequestId() }) as const;

async function exported(who: TestPerson, format: "csv" | "xlsx") {
  const file = await exportList("risks", { format }, who.actor, via());
  return readTable(await buffer(file.content));
}

describe("the register, exported", () => {
  it.each(["csv", "xlsx"] as const)("and imported again as %s changes nothing", async (format) => {
    const { priya } = people;
    const sheet = await exported(priya, format);
    const { mapping } = await priya.reads(proposeColumns, { headers: sheet.headers });
    const input = { sheet, mapping: mapping as Mapping };
    const preview = await priya.reads(previewRiskImport, input);
    expect(preview).toMatchObject({ created: 0, updated: 0, problems: [], unknown: [], voids: [] });
    expect(preview.same).toBe(sheet.rows.length);
    const before = await all();
    expect(await priya.does(importRisks, input)).toMatchObject({ batch: null });
    expect(await all()).toEqual(before);
  });

  it("holds a title that looks like a formula as text", async () => {
    const { priya } = people;
    const titles = ["=1+1 is a title", "@SUM(A1:A9)", "-2+3", "＝2+2 wide"];
    await priya.does(importRisks, table(titles.slice(1).map((title) => ({ title, ...owner }))));
    for (const format of ["csv", "xlsx"] as const) {
      const file = await exportList("risks", { format }, priya.actor, via());
      const bytes = await buffer(file.content);
      if (format === "csv") {
        for (const title of titles) expect(bytes.toString()).toContain(`"'${title}"`);
      }
      const sheet = await readTable(bytes);
      const at = sheet.headers.indexOf("Title");
      const read = sheet.rows.map(({ cells }) => cells[at]);
      expect(read).toEqual(expect.arrayContaining(titles));
    }
  });
});

describe("taking an import back", () => {
  it("removes what was added and puts back what was changed", async () => {
    const { priya, grace } = people;
    const risk = await proposed(grace, [endpoint.reference], "As it was");
    const fresh = { title: "Will go again", ...said, ...levels, assets: endpoint.name };
    const before = await all();
    const done = await priya.does(
      importRisks,
      table([fresh, { reference: risk.reference, title: "As it is not", assets: "ep-loads" }]),
    );
    expect(await all()).toHaveLength(before.length + 1);
    const back = await priya.does(undoRiskImport, { id: done.batch ?? "" });
    expect(back).toMatchObject({ removed: 1, restored: 1 });
    const now = await all();
    expect(now.map(({ reference }) => reference).sort()).toEqual(
      before.map(({ reference }) => reference).sort(),
    );
    expect(await seen(risk.id)).toMatchObject({ title: "As it was" });
    await expect(priya.does(undoRiskImport, { id: done.batch ?? "" })).rejects.toEqual(
      refused("wrong_state"),
    );
  });

  it("lets what it covered be proposed again", async () => {
    const { priya } = people;
    const threat = "insufficient-logging";
    await followUp();
    const standing = async () => {
      const { rows } = await priya.reads(listProposals, { asset: endpoint.reference, size: 500 });
      return rows.find((one) => one.threat.id === threat)?.state;
    };
    expect(await standing()).toBe("proposed");
    const row = { title: "Nobody sees misuse", ...owner, assets: endpoint.name, threat };
    const done = await priya.does(importRisks, table([row]));
    await followUp();
    expect(await standing()).toBe("withdrawn");
    await priya.does(undoRiskImport, { id: done.batch ?? "" });
    await followUp();
    expect(await standing()).toBe("proposed");
  });

  it("is refused where somebody changed a risk since, with its name", async () => {
    const { priya, grace } = people;
    const done = await grace.does(importRisks, table([{ title: "Changed soon", ...owner }]));
    const made = (await all()).find(({ title }) => title === "Changed soon");
    await priya.does(editRisk, { id: made?.id ?? "", version: 1, title: "Changed now" });
    await expect(grace.does(undoRiskImport, { id: done.batch ?? "" })).rejects.toMatchObject({
      ...{ code: "wrong_state", fields: { id: [`${made?.reference} was changed since.`] } },
    });
    await expect(people.daan.does(undoRiskImport, { id: done.batch ?? "" })).rejects.toEqual(
      refused("forbidden"),
    );
  });

  it("is refused where something rests on levels that it brought to what was there", async () => {
    const { priya, grace } = people;
    const { id, reference } = await proposed(grace, [endpoint.reference], "Scored by a table");
    const done = await priya.does(
      importRisks,
      table([{ reference, title: "Scored by a table", properties: "C", ...levels }]),
    );
    expect(await seen(id)).toMatchObject({ state: "assessed" });
    await system.does(adoptAnnexA, {});
    await priya.does(proposeTreatment, actionOn(people, id));
    await expect(priya.does(undoRiskImport, { id: done.batch ?? "" })).rejects.toMatchObject({
      ...{ code: "wrong_state", fields: { id: [`${reference} has a treatment action.`] } },
    });
  });

  it("is refused where who owned a risk before can own none any more", async () => {
    const { priya, grace, daan, jonas } = people;
    const risk = await proposed(daan, [endpoint.reference], "Handed on by a table");
    const { reference } = risk;
    const row = { reference, title: "Handed on by a table", owner: grace.name };
    const done = await priya.does(importRisks, table([row]));
    const { rows } = await jonas.reads(listPeople, { q: daan.name });
    const { version } = rows.find(({ id }) => id === daan.id) ?? { version: 0 };
    await jonas.does(revokeRole, { id: daan.id, version, role: "risk_owner" });
    const why = `${reference} would go back to an owner who can own no risk any more.`;
    await expect(priya.does(undoRiskImport, { id: done.batch ?? "" })).rejects.toMatchObject({
      ...{ code: "wrong_state", fields: { id: [why] } },
    });
  });
});

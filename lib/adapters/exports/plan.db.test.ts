import { buffer, text } from "node:stream/consumers";
import readXlsxFile from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import { proposeTreatment } from "@/lib/domain/risks/treatments/commands";
import type { Actor } from "@/lib/kernel/actor";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { readDocx } from "@/lib/testing/docx";
import { exampleCompany } from "@/lib/testing/example";
import { readPdf } from "@/lib/testing/pdf";
import { actorOfPerson } from "../actors";
import { exportList } from "./export";

const via = () => ({ channel: "api", requestId: newRequestId() }) as const;
async function who(ref: string): Promise<Actor> {
  const actor = await actorOfPerson(ref);
  if (!actor) throw new Error(`nobody is ${ref}`);
  return actor;
}
let priya: Actor;
beforeAll(async () => {
  await exampleCompany();
  priya = await who("u-priya");
});

const asked = (raw: Record<string, unknown>, actor = priya) =>
  exportList("treatments", raw, actor, via());

/** What an auditor looks for in the plan of R-05. */
const SAID = [
  "Risk treatment plan",
  "Fernleaf Summaries B.V.",
  "Risk method, edition",
  "R-05-T1",
  "Ten days of evaluation",
  "9,500 EUR",
  "A.8.29",
  "Expected residual",
  "2 × 3 = 6, medium",
  "Plan approved by the owner",
  "Approval of the risk owners",
];

describe("the treatment plan as a document", () => {
  it("is a tagged PDF with actions, costs, expected residual and the owners' approval", async () => {
    const file = await asked({ format: "pdf", risk: "R-05", sort: "due" });
    expect(file).toMatchObject({ type: "application/pdf", rows: 2 });
    expect(file.name).toMatch(/^treatments_risk-r-05.*_2-rows_priya-raman_annex-[\d.]+\.pdf$/);
    const read = readPdf(new Uint8Array(await buffer(file.content)));
    expect(read).toMatchObject({ isTagged: true, language: "en", title: "Risk treatment plan" });
    for (const words of SAID) expect(read.text, words).toContain(words);
    expect(read.text).not.toContain("R-04-T1");
    expect(read.text).toContain(`Page ${read.pages} of ${read.pages}`);
  });

  it("is a Word file that says the same", async () => {
    const file = await asked({ format: "docx", risk: "R-05" });
    const read = readDocx(new Uint8Array(await buffer(file.content)));
    const all = [...read.paragraphs, read.header, read.footer].join("\n");
    for (const words of SAID) expect(all, words).toContain(words);
    expect(read).toMatchObject({
      ...{ title: "Risk treatment plan", language: "en", isLandscape: true },
      fields: ["PAGE", "NUMPAGES"],
    });
    expect(read.tables.flat().flat().join("\n")).toContain("R-05-T2");
    expect(read.repeated).toBe(2);
    expect(read.footer).toContain(`Taken by ${priya.name}`);
  });

  it("holds the whole plan, sorted by what is worst, and takes hostile words for words", async () => {
    const hostile = '=HYPERLINK("http://x") <w:t>& </w:p> %%EOF';
    await execute(
      proposeTreatment,
      priya,
      {
        ...{ risk: "R-05", action: hostile, responsible: "u-oskar", due: "2099-01-01" },
        ...{ resources: hostile, verification: hostile, option: "share" },
      },
      via(),
    );
    const docx = readDocx(new Uint8Array(await buffer((await asked({ format: "docx" })).content)));
    expect(docx.tables.flat().flat().join("\n")).toContain(hostile);
    const titles = docx.paragraphs.filter((one) => /^R-\d+ /.test(one));
    expect(titles.length).toBeGreaterThan(9);
    const pdf = readPdf(new Uint8Array(await buffer((await asked({ format: "pdf" })).content)));
    expect(pdf.pages).toBeGreaterThan(3);

    const [, ...lines] = (await text((await asked({ format: "csv" })).content)).split("\r\n");
    expect(lines.join("\n")).not.toMatch(/(?:^|,)"?[=+@]/m);
    const [sheet] = await readXlsxFile(await buffer((await asked({ format: "xlsx" })).content));
    expect(sheet?.data.flat()).toContain(`'${hostile}`);
  });

  it("is refused to whom the plan is not shown, and with a filter that is none", async () => {
    const outside = { ...(await who("u-ruben")), engagementId: crypto.randomUUID() };
    for (const format of ["pdf", "docx", "csv"]) {
      await expect(asked({ format }, outside)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(asked({ format: "docx", state: "hoped" })).rejects.toMatchObject({
      fields: { "state.0": expect.anything() },
    });
    await expect(exportList("risks", { format: "docx" }, priya, via())).rejects.toMatchObject({
      fields: { format: expect.anything() },
    });
  });

  it("shows what the view shows, column by column", async () => {
    const columns = "action,risk,option,responsible,due,daysLate,cost,progress,state,controls,band";
    const file = await asked({ format: "csv", columns, control: "A.8.29" });
    const [head = "", line = ""] = (await text(file.content)).split("\r\n");
    expect(head).toContain(
      '"Action","Risk title","Risk reference","Option","Responsible","Responsible reference","Due","Days late","Cost","Progress","State","Controls","Band"',
    );
    expect(line).toContain('"A.8.29"');
    expect(line).toContain('"9500"');
  });
});

import readXlsxFile from "read-excel-file/node";
import { beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { approveSoa, openSoa, submitSoa } from "@/lib/domain/controls/soa/editions/commands";
import { getSoaEdition } from "@/lib/domain/controls/soa/editions/queries";
import { listSoa } from "@/lib/domain/controls/soa/queries";
import { cellsOf } from "@/lib/domain/controls/soa/text/rules";
import { listTrail } from "@/lib/domain/trail/queries";
import { readDocx } from "@/lib/testing/docx";
import { exampleCompany } from "@/lib/testing/example";
import { readPdf } from "@/lib/testing/pdf";
import { person, type TestPerson } from "@/lib/testing/world";
import { actorOfPerson } from "../actors";
import { sendSoa } from "./soa";
import { COLUMNS } from "./soa-document";

async function who(reference: string): Promise<TestPerson> {
  const actor = await actorOfPerson(reference);
  if (!actor) throw new Error(`Nobody is ${reference}`);
  return person(actor, reference);
}
let priya: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  priya = await who("u-priya");
}, 300_000);

async function fetched(ref: string, format: string, by = priya) {
  const door = { prefix: "/api/app", channel: "ui", authenticate: async () => by.actor } as const;
  const params = Promise.resolve({ ref, format });
  const answer = await sendSoa(door)(new Request("http://annex.example/"), { params });
  const bytes = new Uint8Array(await answer.clone().arrayBuffer());
  const name = answer.headers.get("content-disposition") ?? "";
  return { answer, bytes, name };
}
const edition = () => priya.reads(getSoaEdition, { id: "1.2" });
const pageCells = async () => (await edition()).lines.map(cellsOf);
const bare = (text: string) => text.replaceAll(/\s+/g, "");

it("the PDF's text is the page's, line by line, with approval, hash, person and count", async () => {
  const { bytes, name, answer } = await fetched("1.2", "pdf");
  const { text, isTagged, tags } = readPdf(bytes);
  expect(isTagged).toBe(true);
  expect(tags).toContain("Table");
  const all = bare(text);
  for (const { evidence: _, ...cells } of await pageCells()) {
    for (const cell of Object.values(cells)) expect(all).toContain(bare(cell));
  }
  const { sha256 } = await edition();
  for (const said of [
    sha256 ?? "no hash",
    "Saskia Vermeer",
    "94, of which 90 necessary",
    priya.name,
  ]) {
    expect(all).toContain(bare(said));
  }
  expect(name).toMatch(/soa-1\.2_.*_94-rows_priya-raman_annex-/);
  expect(answer.headers.get("x-annex-rows")).toBe("94");
});

it("the workbook read back equals the page, and says on a second sheet what it is", async () => {
  const { bytes } = await fetched("1.2", "xlsx");
  const [lines, about] = await readXlsxFile(Buffer.from(bytes));
  const [head, ...rows] = lines?.data ?? [];
  expect(head).toEqual(COLUMNS.map(([, header]) => header));
  const page = (await pageCells()).map((cells) => COLUMNS.map(([key]) => cells[key]));
  expect(rows.map((row) => row.map((cell) => cell ?? ""))).toEqual(page);
  const said = JSON.stringify(about?.data);
  for (const one of ["approved", (await edition()).sha256 ?? "", priya.name, "94, of which"]) {
    expect(said).toContain(one);
  }
});

it("DOCX, CSV and JSON hold the same lines", async () => {
  const cells = await pageCells();
  const docx = readDocx((await fetched("1.2", "docx")).bytes);
  const written = docx.paragraphs.join("\n");
  for (const { justification } of cells) expect(written).toContain(justification);
  const csv = new TextDecoder().decode((await fetched("1.2", "csv")).bytes);
  expect(csv.trimEnd().split("\r\n")).toHaveLength(95);
  const envelope = z.object({ edition: z.string(), count: z.int(), lines: z.array(z.unknown()) });
  const json = envelope.parse(
    JSON.parse(new TextDecoder().decode((await fetched("1.2", "json")).bytes)),
  );
  expect(json).toMatchObject({ edition: "1.2", count: 94 });
  expect(json.lines).toEqual((await edition()).lines);
});

it("as it stands it is marked as not approved, and so is a draft; an edition keeps its lines", async () => {
  const live = readPdf((await fetched("now", "pdf")).bytes);
  expect(live.text).toContain("As it stands, not approved");
  expect((await fetched("now", "csv")).name).toContain("soa-not-approved");
  const draft = await priya.does(openSoa, {});
  expect((await fetched(draft.edition, "xlsx")).name).toContain(`soa-${draft.edition}-draft`);
  const text = readPdf((await fetched(draft.edition, "pdf")).bytes).text;
  expect(text).toContain("draft, not approved");
  const { rows } = await priya.reads(listSoa, {});
  await priya.does(submitSoa, { id: draft.id, version: draft.version });
  const sent = await priya.reads(getSoaEdition, { id: draft.id });
  expect(sent.lines.map(cellsOf)).toEqual(rows.map(cellsOf));
  const saskia = await who("u-saskia");
  await saskia.does(approveSoa, { id: draft.id, version: sent.version });
  expect(readPdf((await fetched("1.2", "pdf")).bytes).text).toContain("superseded");
});

it("who may not read it takes nothing, an unknown format is not there, and what left is in the trail", async () => {
  expect((await fetched("1.2", "exe")).answer.status).toBe(404);
  expect((await fetched("9.9", "pdf")).answer.status).toBe(404);
  const { rows } = await priya.reads(listTrail, {});
  expect(JSON.stringify(rows)).toContain("soa.export");
});

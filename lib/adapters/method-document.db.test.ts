import { beforeAll, expect, it } from "vitest";
import { approveMethod } from "@/lib/domain/risks/method/approvals/commands";
import { draftMethod } from "@/lib/domain/risks/method/editions/commands";
import { getMethod } from "@/lib/domain/risks/method/editions/queries";
import { listTrail } from "@/lib/domain/trail/queries";
import { readDocx } from "@/lib/testing/docx";
import { readPdf } from "@/lib/testing/pdf";
import { type TestPerson, type World, world } from "@/lib/testing/world";
import { sendMethod } from "./method-document";

let people: World;
beforeAll(async () => {
  people = await world();
  await people.saskia.does(approveMethod, { id: "1.0", version: 1 });
});

async function fetched(who: TestPerson, ref: string, kind: "pdf" | "docx") {
  const door = {
    prefix: "/api/app",
    channel: "ui",
    authenticate: async () => who.actor,
  } as const;
  const request = new Request("http://annex.example/");
  const answer = await sendMethod(kind, door)(request, { params: Promise.resolve({ ref }) });
  return { answer, bytes: new Uint8Array(await answer.clone().arrayBuffer()) };
}

it("an edition leaves as one document with scales, bands, both processes and its approval", async () => {
  const { anton, priya, saskia } = people;
  const { sha256, approvedAt } = await priya.reads(getMethod, { id: "1.0" });
  const said = [
    ...["1.0, in force", "Almost certain", "Above 250,000 EUR.", "10 to 16", "Top management"],
    ...["Cannot be accepted", "Strong", "60 %", "Attested", "80 %", "How risks are treated"],
    ...[sha256 ?? "no hash", approvedAt?.slice(0, 10) ?? "no day", saskia.name],
    `Taken by ${anton.name}`,
  ];
  const pdf = await fetched(anton, "1.0", "pdf");
  expect(pdf.answer.headers.get("content-type")).toBe("application/pdf");
  expect(pdf.answer.headers.get("content-disposition")).toContain('"risk-method-1.0.pdf"');
  const { text, isTagged, tags } = readPdf(pdf.bytes);
  for (const one of said) expect(text).toContain(one);
  expect(isTagged).toBe(true);
  expect(tags).toContain("Table");
  const docx = await fetched(anton, "RM-1.0", "docx");
  expect(docx.answer.headers.get("content-disposition")).toContain('"risk-method-1.0.docx"');
  const file = readDocx(docx.bytes);
  const all = [...file.paragraphs, file.footer].join("\n");
  for (const one of said) expect(all).toContain(one);
  expect(file.tables).toHaveLength(6);
});

it("what is not there for a reader does not leave, and what left is in the trail", async () => {
  const { bram, priya } = people;
  await priya.does(draftMethod, {});
  expect((await fetched(bram, "1.0", "pdf")).answer.status).toBe(403);
  expect((await fetched(priya, "7.7", "docx")).answer.status).toBe(404);
  const draft = readPdf((await fetched(priya, "1.1", "pdf")).bytes);
  expect(draft.text).toContain("1.1, draft");
  expect(draft.text).toContain("not approved");
  const { rows } = await priya.reads(listTrail, {});
  expect(JSON.stringify(rows)).toContain("methods.export");
});

import { beforeAll, expect, it } from "vitest";
import { approveScope } from "@/lib/domain/scope/approvals/commands";
import { draftScope, submitScope } from "@/lib/domain/scope/commands";
import { getScope } from "@/lib/domain/scope/queries";
import { listTrail } from "@/lib/domain/trail/queries";
import { readPdf } from "@/lib/testing/pdf";
import { type TestPerson, type World, world } from "@/lib/testing/world";
import { sendScope } from "./scope-pdf";

let people: World;
beforeAll(async () => {
  people = await world();
  const { priya, saskia } = people;
  const draft = await priya.does(draftScope, {
    statement: "The system covers Zażółć and Ελλάδα.",
    units: "All staff.",
    services: "Summaries.",
    requirements: "Contracts with customers.",
    sites: ["Utrecht", "Łódź"],
    included: ["Summary API"],
    interfaces: [{ with: "NordGPU", what: "Nodes", responsibility: "Power", control: "A.5.23" }],
    exclusions: [{ what: "Website", reason: "Another host", effect: "None" }],
    kindReasons: { model: "No.", dataset: "No.", endpoint: "No.", index: "No.", supporting: "No." },
  });
  const sent = await priya.does(submitScope, { id: draft.id, version: draft.version });
  await saskia.does(approveScope, { id: draft.id, version: sent.version });
});

const fetched = (who: TestPerson, ref: string) =>
  sendScope({ prefix: "/api/app", channel: "ui", authenticate: async () => who.actor })(
    new Request("http://annex.example/"),
    { params: Promise.resolve({ ref }) },
  );

it("an edition leaves as a tagged document with its hash, its approval and who took it", async () => {
  const { bram, priya, saskia } = people;
  const answer = await fetched(bram, "1.0");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  expect(answer.headers.get("content-disposition")).toContain('filename="scope-1.0.pdf"');
  const { text, isTagged, tags } = readPdf(new Uint8Array(await answer.arrayBuffer()));
  const { sha256, approvedAt } = await priya.reads(getScope, { id: "1.0" });
  for (const said of [
    "The system covers Zażółć and Ελλάδα.",
    ...["Utrecht", "Łódź", "Website", "NordGPU", "1.0, approved"],
    ...[sha256 ?? "no hash", approvedAt?.slice(0, 10) ?? "no day", saskia.name],
    `Taken by ${bram.name}`,
  ]) {
    expect(text).toContain(said);
  }
  expect(isTagged).toBe(true);
  expect(tags).toContain("Table");
});

it("what is not there for a reader does not leave, and what left is in the trail", async () => {
  const { bram, priya } = people;
  await priya.does(draftScope, {});
  expect((await fetched(bram, "1.1")).status).toBe(404);
  const draft = readPdf(new Uint8Array(await (await fetched(priya, "1.1")).arrayBuffer()));
  expect(draft.text).toContain("1.1, draft");
  expect(draft.text).toContain("not approved");
  const { rows } = await priya.reads(listTrail, {});
  expect(JSON.stringify(rows)).toContain("scope.export");
});

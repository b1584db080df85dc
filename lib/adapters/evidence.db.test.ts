import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import { system, type TestPerson, type World, world } from "@/lib/testing/world";
import { receiveEvidence, sendEvidence } from "./evidence";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
});

const today = dayOf(new Date());
const DATA = {
  title: "Access export",
  kind: "export",
  source: "Registry, access export",
  collectedAt: today,
  periodFrom: plusDays(today, -30),
  periodTo: today,
  controls: ["A.8.4"],
};
const CSV = "day,result\n2026-11-20,ok\n";
const sha256 = createHash("sha256").update(CSV).digest("hex");

const doorOf = (who: TestPerson) => ({
  prefix: "/api/v1",
  channel: "api" as const,
  authenticate: async () => who.actor,
});

function send(who: TestPerson, parts: readonly [string, string | File][], headers = {}) {
  const body = new FormData();
  for (const [name, part] of parts) body.append(name, part);
  const address = "http://annex.example/api/v1/evidence";
  return receiveEvidence(doorOf(who))(new Request(address, { method: "POST", body, headers }));
}
const csv = (name = "export.csv", content: string | Uint8Array<ArrayBuffer> = CSV) =>
  new File([content], name);
const data = (more = {}) => JSON.stringify({ ...DATA, ...more });

const fetched = (who: TestPerson, evidenceId: string, asked: RequestInit = {}) =>
  sendEvidence(doorOf(who))(new Request("http://annex.example/", asked), {
    params: Promise.resolve({ evidenceId }),
  });

describe("sending evidence", () => {
  it("keeps the bytes under their hash, in either order of the fields", async () => {
    const answer = await send(people.jonas, [
      ["file", csv()],
      ["data", data()],
    ]);
    expect(answer.status).toBe(201);
    const kept = await answer.json();
    expect(kept).toMatchObject({ sha256, size: CSV.length, state: "submitted" });
    const other = await send(people.jonas, [
      ["data", data({ title: "The same file again" })],
      ["file", csv("again.csv")],
    ]);
    expect((await other.json()).sha256).toBe(sha256);

    const back = await fetched(people.priya, kept.reference);
    expect(await back.text()).toBe(CSV);
    expect(back.headers.get("content-disposition")).toContain("attachment");
    expect(back.headers.get("content-security-policy")).toContain("sandbox");
  });

  it("answers a repeat with the same key as before", async () => {
    const headers = { "idempotency-key": "upload-1" };
    const once = () =>
      send(
        people.jonas,
        [
          ["file", csv()],
          ["data", data()],
        ],
        headers,
      );
    const first = await (await once()).json();
    expect(await (await once()).json()).toEqual(first);
  });

  it("takes hash, size and name from the bytes, whatever the sender claims", async () => {
    const forged = { name: "x.csv", kind: "csv", sha256: "0".repeat(64), size: 1 };
    const answer = await send(people.jonas, [
      ["file", csv()],
      ["data", data({ file: forged })],
    ]);
    expect(await answer.json()).toMatchObject({ sha256, size: CSV.length });
  });

  it.each([
    ["a program", 415, csv("tool.exe", "MZ")],
    ["markup named CSV", 415, csv("page.csv", "<html><script>1</script>")],
    ["an image that is none", 415, csv("photo.png", CSV)],
    ["bytes that are no text", 415, csv("export.csv", new Uint8Array([0xff, 0xfe, 0x00]))],
    ["an empty file", 422, csv("export.csv", "")],
  ])("refuses %s", async (_what, status, file) => {
    const answer = await send(people.jonas, [
      ["file", file],
      ["data", data()],
    ]);
    expect(answer.status).toBe(status);
  });

  it.each([
    ["no data", 422, []],
    ["a list", 422, [["data", "[1]"] as const]],
    ["a wrong day", 422, [["data", data({ periodTo: "2026-02-31" })] as const]],
    ["a control that does not exist", 422, [["data", data({ controls: ["A.99"] })] as const]],
  ])("refuses %s in place of data", async (_what, status, parts) => {
    const answer = await send(people.jonas, [
      ["file", csv()],
      ...parts.map(([n, p]) => [n, p] as [string, string]),
    ]);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ fields: expect.anything() });
  });

  it("turns away who may not, before reading the file", async () => {
    for (const auditor of [people.helen, people.ruben]) {
      const answer = await send(auditor, [["file", csv("tool.exe")]]);
      expect(answer.status).toBe(403);
    }
  });
});

describe("fetching evidence", () => {
  it("gives the head, a part, and what is left of a broken download", async () => {
    const sent = await send(people.jonas, [
      ["file", csv()],
      ["data", data()],
    ]);
    const { reference } = await sent.json();
    const head = await fetched(people.priya, reference, { method: "HEAD" });
    expect(head.headers.get("content-length")).toBe(String(CSV.length));
    expect(await head.text()).toBe("");
    const headers = { range: "bytes=4-", "if-range": `"${sha256}"` };
    const rest = await fetched(people.priya, reference, { headers });
    expect(rest.status).toBe(206);
    expect(await rest.text()).toBe(CSV.slice(4));
    const beyond = await fetched(people.priya, reference, { headers: { range: "bytes=999-" } });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get("content-range")).toBe(`bytes */${CSV.length}`);
    expect(await beyond.json()).toMatchObject({
      status: 416,
      title: expect.stringContaining("25 bytes"),
    });
  });

  it("does not say whether there is something one may not see", async () => {
    const answer = await send(people.jonas, [
      ["file", csv()],
      ["data", data()],
    ]);
    const { reference } = await answer.json();
    expect((await fetched(people.bram, reference)).status).toBe(404);
    expect((await fetched(people.priya, "EV-9999")).status).toBe(404);
    expect((await fetched(people.priya, "../../etc/passwd")).status).toBe(422);
    expect((await fetched(people.ruben, reference)).status).toBe(403);
  });
});

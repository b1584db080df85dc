import { buffer, text } from "node:stream/consumers";
import * as CDX from "@cyclonedx/cyclonedx-library";
import readXlsxFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { operations } from "@/lib/domain/registry";
import type { Actor } from "@/lib/kernel/actor";
import { newRequestId } from "@/lib/kernel/execute";
import { connectAs } from "@/lib/testing/database";
import { exampleCompany } from "@/lib/testing/example";
import { actorOfPerson } from "../actors";
import { sendExport } from "./door";
import { exportList } from "./export";
import { exportables } from "./walk";

const via = () => ({ channel: "api", requestId: newRequestId() }) as const;
async function who(ref: string): Promise<Actor> {
  const actor = await actorOfPerson(ref);
  if (!actor) throw new Error(`nobody is ${ref}`);
  return actor;
}
let priya: Actor;
let admin: Awaited<ReturnType<typeof connectAs>>;
beforeAll(async () => {
  await exampleCompany();
  priya = await who("u-priya");
  admin = await connectAs("admin");
});
afterAll(() => admin.end());

const asked = (collection: string, raw: Record<string, unknown>, actor = priya) =>
  exportList(collection, raw, actor, via());
const envelope = z.object({
  filter: z.string(),
  by: z.string(),
  version: z.string(),
  exportedAt: z.iso.datetime(),
  count: z.int(),
  rows: z.array(z.looseObject({ reference: z.string() })),
});
const viewsOf = async (operation: string) => {
  const { rows } = await admin.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit.entry WHERE body::text LIKE '%view.opened%' AND body::text LIKE $1`,
    [`%${operation}%`],
  );
  return rows[0]?.n ?? 0;
};

describe("an export", () => {
  it("holds every row of the list as filtered, and says whose it is", async () => {
    const file = await asked("assets", { format: "json", kind: "model", sort: "-name" });
    const read = envelope.parse(JSON.parse(await text(file.content)));
    expect(read).toMatchObject({ filter: "kind=model&sort=-name", by: priya.name });
    expect(read.rows).toHaveLength(read.count);
    expect(read.count).toBe(file.rows);
    expect(read.count).toBeGreaterThan(2);
    const names = read.rows.map((row) => String(row.name));
    const sorted = names.toSorted((one, other) =>
      one.toLowerCase() < other.toLowerCase() ? 1 : -1,
    );
    expect(names).toEqual(sorted);
    expect(file.name).toMatch(
      /^assets_kind-model-sort-name_\d{4}-\d\d-\d\dt?T?\d{4}Z_\d+-rows_priya-raman_annex-[\d.]+\.json$/,
    );
  });

  it("is a table of the columns on screen, then reference, id and version", async () => {
    const file = await asked("risks", { format: "csv", columns: "owner,title,level,residual" });
    const [head = "", ...lines] = (await text(file.content)).trimEnd().split("\r\n");
    expect(head).toBe(
      '"Owner","Owner reference","Title","Residual likelihood","Residual impact","Residual score","Residual band","Reference","Id","Version"',
    );
    expect(lines).toHaveLength(file.rows ?? -1);
    expect(lines.find((line) => line.includes('"R-01"'))).toBeDefined();
  });

  it("begins with the mark by which spreadsheets know UTF-8", async () => {
    const file = await asked("risks", { format: "csv" });
    expect([...(await buffer(file.content)).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it("is a workbook with a second sheet that says what it is", async () => {
    const file = await asked("risks", { format: "xlsx", state: "accepted" });
    const [list, about] = await readXlsxFile(await buffer(file.content));
    expect(list?.data).toHaveLength((file.rows ?? 0) + 1);
    expect(about?.data).toContainEqual(["Filter", "state=accepted"]);
    expect(about?.data).toContainEqual(["Rows", file.rows]);
    expect(about?.data).toContainEqual(["Exported by", priya.name]);
  });

  it("of the inventory is a bill of materials that the official schema takes", async () => {
    const file = await asked("assets", { format: "cyclonedx" });
    const document = await text(file.content);
    const official = new CDX.Validation.JsonStrictValidator(CDX.Spec.Version.v1dot6);
    expect(await official.validate(document)).toBeNull();
    expect(file.type).toContain("cyclonedx");
    expect(document).toContain("m-digest-3b");
    const part = await asked("assets", { format: "cyclonedx", kind: "dataset", sort: "name" });
    const { components, services } = JSON.parse(await text(part.content));
    expect(components).toHaveLength(part.rows ?? -1);
    expect(services).toEqual([]);
  });

  it("can be had of every list that has an address", async () => {
    const lists = operations.filter(
      (one) =>
        one.kind === "query" &&
        /^GET \/[a-z-]+$/.test(one.route ?? "") &&
        "cursor" in (one.input.shape ?? {}),
    );
    expect([...exportables.values()].map(({ list }) => list.name).sort()).toEqual(
      lists.map(({ name }) => name).sort(),
    );
    for (const { collection, list } of exportables.values()) {
      if (!list.may.some((role: Actor["roles"][number]) => priya.roles.includes(role))) continue;
      if (!list.input.safeParse({}).success) continue;
      const table = await text((await asked(collection, { format: "csv" })).content);
      const json = JSON.parse(await text((await asked(collection, { format: "json" })).content));
      expect(json.rows, collection).toHaveLength(json.count);
      expect(table.split("\r\n")[0], collection).toMatch(/^"[A-Z]/);
    }
  });

  it("is one view in the trail, whatever its length", async () => {
    const before = await viewsOf("risks.export");
    await text((await asked("risks", { format: "csv" })).content);
    expect(await viewsOf("risks.export")).toBe(before + 1);
    const boms = await viewsOf("assets.bom");
    await text((await asked("assets", { format: "cyclonedx" })).content);
    expect(await viewsOf("assets.bom")).toBe(boms + 1);
  });

  it("says what is wrong with what is asked", async () => {
    await expect(asked("unicorns", { format: "csv" })).rejects.toMatchObject({ code: "not_found" });
    await expect(asked("risks", { format: "cyclonedx" })).rejects.toMatchObject({
      fields: { format: ["Choose a format: csv, xlsx, json."] },
    });
    await expect(asked("risks", {})).rejects.toMatchObject({
      fields: { format: expect.anything() },
    });
    await expect(asked("risks", { format: ["csv", "json"] })).rejects.toMatchObject({
      fields: { format: expect.anything() },
    });
    await expect(asked("risks", { format: "csv", state: "unheard" })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(asked("risks", { format: "csv", size: "5" })).rejects.toMatchObject({
      fields: { size: expect.anything() },
    });
    await expect(asked("assets", { format: "cyclonedx", colour: "red" })).rejects.toMatchObject({
      fields: { colour: ["There is no such field."] },
    });
  });
});

describe("the door", () => {
  const get = (channel: "api" | "ui", collection: string, query: string) =>
    sendExport({ prefix: "", channel, authenticate: async () => priya })(
      new Request(`http://annex.example/exports/${collection}?${query}`),
      { params: Promise.resolve({ collection }) },
    );

  it("hands out a file by its name and type, that nobody keeps or guesses at", async () => {
    const answer = await get("api", "risks", "format=csv&state=accepted");
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": expect.stringMatching(/^attachment; filename="risks_state-accepted_/),
      "x-annex-by": "Priya%20Raman",
      "x-annex-rows": expect.stringMatching(/^\d+$/),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    expect((await answer.text()).length).toBeGreaterThan(10);
  });

  it("refuses in the words of the interface", async () => {
    for (const [query, status] of [
      ["format=csv&state=unheard", 422],
      ["format=csv&colour=red", 422],
      ["format=pdf", 422],
    ] as const) {
      const answer = await get("api", "risks", query);
      expect(answer.status, query).toBe(status);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    }
    expect((await get("api", "unicorns", "format=csv")).status).toBe(404);
  });

  it("passes over what is only the page's own, and nothing else", async () => {
    expect((await get("ui", "risks", "format=csv&view=table")).status).toBe(200);
    expect((await get("ui", "risks", "format=csv&state=unheard")).status).toBe(422);
  });
});

describe("who may not see", () => {
  it("a list gets no file of it, and staff no more than their own", async () => {
    const bram = await who("u-bram");
    await expect(asked("people", { format: "csv" }, bram)).rejects.toMatchObject({
      code: "forbidden",
    });
    const own = envelope.parse(
      JSON.parse(await text((await asked("assets", { format: "json" }, bram)).content)),
    );
    const all = envelope.parse(
      JSON.parse(await text((await asked("assets", { format: "json" })).content)),
    );
    expect(own.count).toBeLessThan(all.count);
    const bom = JSON.parse(
      await text((await asked("assets", { format: "cyclonedx" }, bram)).content),
    );
    expect(bom.components.length + bom.services.length).toBe(own.count);
  });
});

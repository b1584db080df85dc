import { randomUUID } from "node:crypto";
import { text } from "node:stream/consumers";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/kernel/actor";
import { newRequestId } from "@/lib/kernel/execute";
import { connectAs } from "@/lib/testing/database";
import { fillLists } from "@/lib/testing/rows";
import { type World, world } from "@/lib/testing/world";
import { exportList } from "./export";

const ROWS = 10_000;
let people: World;
let admin: pg.Client;
beforeAll(async () => {
  people = await world();
  admin = await connectAs("admin");
  await fillLists(admin, ROWS);
});
afterAll(() => admin.end());

const asked = (actor: Actor, collection: string, raw: Record<string, unknown>) =>
  exportList(collection, raw, actor, { channel: "ui", requestId: newRequestId() });

describe("ten thousand rows", () => {
  it("are written one by one: memory does not grow with the list", async () => {
    let most = 0;
    const before = process.memoryUsage().rss;
    for (const format of ["csv", "json", "xlsx"]) {
      const file = await asked(people.priya.actor, "risks", { format });
      expect(file.rows).toBe(ROWS);
      for await (const _ of file.content) most = Math.max(most, process.memoryUsage().rss);
    }
    expect((most - before) / 1_000_000).toBeLessThan(200);
  });

  it("are all there, once each, in the order of the list", async () => {
    const { content } = await asked(people.priya.actor, "risks", {
      format: "json",
      sort: "-title",
    });
    const { rows } = JSON.parse(await text(content));
    const references: string[] = rows.map((row: { reference: string }) => row.reference);
    expect(new Set(references).size).toBe(ROWS);
  });

  it("are no longer read when nobody listens any more", async () => {
    const file = await asked(people.priya.actor, "risks", { format: "csv" });
    for await (const _ of file.content) break;
    expect(file.content.destroyed).toBe(true);
  });

  it("of the treatment plan are a list, and too many for a document that people read", async () => {
    const csv = await asked(people.priya.actor, "treatments", { format: "csv" });
    expect(csv.rows).toBe(ROWS);
    for (const format of ["pdf", "docx"]) {
      await expect(asked(people.priya.actor, "treatments", { format })).rejects.toThrow(
        /More than 1,000 actions are too many for one document/,
      );
    }
    csv.content.destroy();
  });

  it("of assets are one bill of materials", async () => {
    const file = await asked(people.priya.actor, "assets", { format: "cyclonedx" });
    expect(file.rows).toBe(ROWS);
  });
});

describe("an assessor", () => {
  const behindTheTrail = (statement: string) =>
    admin.query(
      `ALTER TABLE app.engagement DISABLE TRIGGER ALL; ${statement}; ALTER TABLE app.engagement ENABLE TRIGGER ALL`,
    );
  const inRoom = async (modules: string): Promise<Actor> => {
    const engagementId = randomUUID();
    await behindTheTrail(
      `INSERT INTO app.engagement (id, person_id, body, purpose, state, starts_on, ends_on, modules, proposed_by_id, proposed_at)
       VALUES ('${engagementId}', '${people.ruben.id}', 'b', 'p', 'open', current_date - 1, current_date + 1, '${modules}', '${people.priya.id}', now())`,
    );
    return { ...people.ruben.actor, engagementId };
  };
  const views = async () => {
    const { rows } = await admin.query("SELECT body::text AS said FROM audit.entry");
    return rows.filter(({ said }) => String(said).includes(people.ruben.id)).length;
  };

  it("exports what the room grants, each page written down, and nothing else", async () => {
    const actor = await inRoom("{risk}");
    const before = await views();
    const { content, rows } = await asked(actor, "risks", { format: "csv" });
    await text(content);
    expect(rows).toBe(ROWS);
    expect(await views()).toBeGreaterThan(before);
    const plan = await asked(actor, "treatments", { format: "docx", q: "needle" });
    expect(plan.rows).toBe(1);
    for (const [collection, format] of [
      ["assets", "csv"],
      ["assets", "cyclonedx"],
      ["findings", "json"],
      ["people", "xlsx"],
    ] as const) {
      await expect(asked(actor, collection, { format }), collection).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });

  it("takes the bill of materials along where the inventory is granted", async () => {
    const actor = await inRoom("{assets}");
    const { content, rows } = await asked(actor, "assets", { format: "cyclonedx" });
    expect(rows).toBe(ROWS);
    expect(await text(content)).toContain("CycloneDX");
  });

  it("without a room exports nothing", async () => {
    await expect(asked(people.ruben.actor, "risks", { format: "csv" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("whose room ends while the file is written gets no more of it", async () => {
    const actor = await inRoom("{risk}");
    const { content } = await asked(actor, "risks", { format: "csv" });
    await behindTheTrail(
      `UPDATE app.engagement SET revoked_at = now() WHERE id = '${actor.engagementId}'`,
    );
    await expect(text(content)).rejects.toMatchObject({ code: "forbidden" });
  });
});

import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/kernel/actor";
import { readRiskTable } from "./risk-table";

const actor: Actor = { kind: "person", id: "p", name: "Priya", roles: ["compliance"] };
const door = readRiskTable({ prefix: "/api/app", channel: "ui", authenticate: async () => actor });

function send(content: BlobPart, name: string) {
  const body = new FormData();
  body.set("data", "{}");
  body.set("file", new File([content], name));
  return door(new Request("http://x/api/app/import/risks", { method: "POST", body }));
}

describe("an uploaded table of risks", () => {
  it("goes back as it stands, whatever its columns are called", async () => {
    const answer = await send("Risk;Wie oft\nKeys are shared;4\n", "register.csv");
    expect(answer.status).toBe(200);
    expect((await answer.json()).sheet).toEqual({
      headers: ["Risk", "Wie oft"],
      rows: [{ line: 2, cells: ["Keys are shared", "4"] }],
    });
  });

  it("is refused where it is no table, is broken or holds a formula, with the place", async () => {
    const card = await send("# Tiny\n\nA model.\n", "README.md");
    expect(card.status).toBe(422);
    expect((await card.json()).fields.file.join()).toContain("CSV or XLSX");
    const live = await (await send("Risk\n=1+1\n", "register.csv")).json();
    expect(live.fields.file.join()).toContain("line 2, column 1 (Risk): it holds a formula");
    expect((await send('Risk\n"never closed\n', "register.csv")).status).toBe(422);
  });
});

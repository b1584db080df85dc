import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey";

/** A list leaves the product as a file, whole and as it is filtered. */
async function exported(page: Page, what: string) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: what }).click();
  const file = await waiting;
  await page.keyboard.press("Escape");
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test("every row that matches is in the file, with the columns on screen", async ({ as }) => {
  const page = await as("Priya");
  await page.goto("/controls?size=25&hide=theme,reviewer");
  await expect(page.getByRole("table").getByRole("row").nth(1)).toBeVisible();
  const csv = await exported(page, "CSV, every row that matches");
  expect(csv.name).toMatch(/^controls_.*_\d+-rows_priya-raman_annex-.*\.csv$/);
  const text = csv.bytes.toString();
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const [head = "", ...lines] = text.slice(1).trimEnd().split('\r\n"');
  expect(head).toContain('"Owner"');
  expect(head).not.toContain("Theme");
  expect(lines.length).toBeGreaterThanOrEqual(94);

  const json = await exported(page, "JSON, every row that matches");
  const { rows, count, by } = JSON.parse(json.bytes.toString());
  expect(rows.length).toBeGreaterThanOrEqual(94);
  expect({ count, by }).toEqual({ count: rows.length, by: "Priya Raman" });

  const xlsx = await exported(page, "Excel, every row that matches");
  expect(xlsx.name).toMatch(/\.xlsx$/);
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe("PK");
});

test("the inventory is a bill of materials of what is filtered", async ({ as }) => {
  const page = await as("Anton");
  await page.goto("/assets?kind=model");
  await expect(page.getByRole("table").getByRole("row").nth(1)).toBeVisible();
  const { name, bytes } = await exported(page, "CycloneDX 1.6 (ML-BOM)");
  expect(name).toMatch(/^assets_kind-model_.*\.cdx\.json$/);
  const document = JSON.parse(bytes.toString());
  expect(document).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6" });
  const kinds = document.components.map((one: { type: string }) => one.type);
  expect(new Set(kinds)).toEqual(new Set(["machine-learning-model"]));
  expect(document.services).toEqual([]);
  expect(JSON.stringify(document)).toContain("m-digest-3b");
});

test("a filter that there is not is refused in words, and nothing is downloaded", async ({
  as,
}) => {
  const page = await as("Priya");
  const answer = await page.request.get("/api/app/exports/risks?format=csv&state=unheard-of");
  expect(answer.status()).toBe(422);
  expect((await answer.json()).fields).toHaveProperty(["state.0"]);
});

import type { Locator, Page } from "@playwright/test";
import { choose, field, fill, open, send } from "./acts";
import { expect, test } from "./journey";

/** An endpoint that the public reaches, over a model that learned from persons: what is proposed, and what stays away. */
const RUN = Date.now().toString(36);
const names = { data: `Letters ${RUN}`, model: `Clerk-1B ${RUN}`, endpoint: `Clerk API ${RUN}` };

async function add(page: Page, kind: string, name: string, more: Readonly<Record<string, string>>) {
  await page.goto("/assets");
  const form = await open(page, "Add an asset");
  await fill(form, { Name: name });
  await choose(form, "Kind", kind);
  for (const [label, option] of Object.entries(more)) await choose(form, label, option);
  await send(form, "Save");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  return new URL(page.url()).pathname;
}

async function relate(page: Page, path: string, relation: string, other: string) {
  await page.goto(path);
  const form = await open(page, "Add a relation");
  await choose(form, "Relation", relation);
  await choose(form, "Asset", other);
  await send(form, "Add a relation");
}

const rowsOf = (page: Page) => page.getByRole("table").locator("tbody tr");
const waiting = async (page: Page) => {
  await expect(rowsOf(page).first()).toBeVisible();
  return rowsOf(page).count();
};
/** Presses a letter on a row; a page that has just been drawn may not listen yet. */
async function press(row: Locator, key: string) {
  const dialog = row.page().getByRole("dialog");
  await expect(async () => {
    await row.focus();
    await row.page().keyboard.press(key);
    await expect(dialog).toBeVisible({ timeout: 5000 });
  }).toPass();
  return dialog;
}
const proposed = (page: Page) => page.goto(`/risks/proposals?q=${encodeURIComponent(RUN)}`);

test("a public endpoint over personal data gets its risks proposed, and a dismissed one stays away", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const anton = await as("Anton");
  const endpoint = await test.step("an engineer draws what is there", async () => {
    await add(anton, "Dataset", names.data, { "Personal data": "Yes" });
    const model = await add(anton, "Model", names.model, {});
    const path = await add(anton, "Endpoint", names.endpoint, { Exposure: "Public" });
    await relate(anton, model, "Trained on", names.data);
    await relate(anton, path, "Serves", names.model);
    return path;
  });

  const list = anton
    .getByRole("listitem")
    .filter({ has: anton.getByRole("heading", { level: 3 }) });
  await test.step("at least eight risks come by themselves, none twice, each with its reason", async () => {
    await expect
      .poll(async () => {
        await anton.goto(`${endpoint}/risks`);
        // Each of the last changes is looked at for itself: the reasons are whole after the last look.
        return list
          .filter({ hasText: "can be reached from the public internet, and personal data of" })
          .count();
      })
      .toBe(1);
    const threats = await list.getByRole("heading").allTextContents();
    expect(threats.length).toBeGreaterThanOrEqual(8);
    expect(new Set(threats).size).toBe(threats.length);
  });

  const priya = await as("Priya");
  await test.step("compliance dismisses one, accepts one and merges one by keyboard", async () => {
    await proposed(priya);
    const count = await waiting(priya);
    const dialog = await press(rowsOf(priya).first(), "d");
    await field(dialog, "Reason").fill("Nobody outside can send anything here before May.");
    await priya.keyboard.press("Control+Enter");
    await expect(dialog).toBeHidden();
    await expect.poll(() => waiting(priya)).toBe(count - 1);

    const own = rowsOf(priya).filter({
      has: priya.getByRole("link", { name: names.endpoint, exact: true }),
    });
    await press(own.first(), "a");
    await choose(dialog, "Risk owner", "Grace Adeyemi");
    await send(dialog, "Accept as a risk");
    await expect.poll(() => waiting(priya)).toBe(count - 2);

    await press(own.first(), "m");
    await dialog.getByRole("combobox", { name: "Risk" }).click();
    await priya.getByRole("option").filter({ hasText: RUN }).first().click();
    await expect(dialog.getByText(/names the asset already/)).toBeVisible();
    await send(dialog, "Merge into a risk");
    await expect.poll(() => waiting(priya)).toBe(count - 3);
  });

  await test.step("what was dismissed stays away while nothing changes", async () => {
    await anton.goto(endpoint);
    const form = await open(anton, "Edit");
    await fill(form, { Description: "Answers letters for everybody." });
    await send(form, "Save");
    await priya.goto(`/risks/proposals?q=${encodeURIComponent(RUN)}&state=dismissed`);
    await expect(rowsOf(priya)).toHaveCount(1);
    await expect(rowsOf(priya).first()).toContainText("Dismissed");
  });
});

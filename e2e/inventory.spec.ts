import type { Page } from "@playwright/test";
import { field, open } from "./acts";
import { expect, test } from "./journey";

/** The inventory: many assets changed at once and put back, and a view that others open. */
const dialog = (page: Page) => page.getByRole("dialog");
const classOf = (page: Page, name: string) =>
  page.getByRole("row").filter({ hasText: name }).getByRole("cell");

/** The names of the first rows, as the list stands. */
async function firstNames(page: Page, count: number) {
  const links = page.getByRole("table").locator("tbody tr td:nth-child(2) a");
  await expect(links.first()).toBeVisible();
  return (await links.allTextContents()).slice(0, count);
}

test("two assets get another class by keyboard, and their own back", async ({ as }) => {
  const page = await as("Priya");
  await page.goto("/assets?kind=dataset&classification=confidential&state=active");
  const names = await firstNames(page, 2);
  expect(names).toHaveLength(2);

  await page.locator("tbody tr").first().focus();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.getByRole("button", { name: "Change", exact: true }).click();
  const form = dialog(page);
  await field(form, "Class").click();
  await page.getByRole("option", { name: "Restricted" }).click();
  await form.getByRole("button", { name: "Change them" }).click();
  await expect(form.getByText("2 changed, 0 unchanged, 0 refused")).toBeVisible();
  for (const name of names) await expect(form.getByRole("cell", { name })).toBeVisible();

  await form.getByRole("button", { name: "Undo" }).click();
  await expect(form.getByText("Undone: 2 changed")).toBeVisible();
  await form.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect(form).toBeHidden();
  for (const name of names) {
    await expect(classOf(page, name).filter({ hasText: "Confidential" })).toBeVisible();
  }
  await page.goto("/assets/changes");
  // Another journey may have imported something since.
  const change = page.getByRole("row").filter({ hasText: "Changed class of 2 assets" });
  await expect(change.first()).toContainText("Undone");
});

test("who may not change one of them is told which, and changes nothing", async ({ as }) => {
  const page = await as("Anton");
  await page.goto("/assets?kind=model");
  await firstNames(page, 1);
  await page.getByRole("checkbox", { name: "Select all rows on this page" }).check();
  await page.getByRole("button", { name: "Change", exact: true }).click();
  const form = dialog(page);
  await field(form, "Next review").fill("2027-09-01");
  await form.getByRole("button", { name: "Change them" }).click();
  await expect(form.getByText(/cannot be changed\. Nothing was changed\./)).toBeVisible();
  await expect(form.getByText(/is not yours/).first()).toBeVisible();
});

test("a view is saved, shared, and opened by somebody else", async ({ as }) => {
  const name = `Models ${Date.now().toString(36)}`;
  const page = await as("Priya");
  await page.goto("/assets?kind=model&sort=-criticality");
  const form = await open(page, "Views");
  await field(form, "Name").fill(name);
  await form.getByLabel("Share with everybody who works here").check();
  await form.getByRole("button", { name: "Save as a new view" }).click();
  await expect(page.getByRole("button", { name: `View: ${name}`, exact: true })).toBeVisible();
  await expect(page).toHaveURL(/view=/);

  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await expect(page.getByRole("button", { name: `View: ${name} (changed)` })).toBeVisible();

  const other = await as("Anton");
  await other.goto("/assets");
  const views = await open(other, "Views");
  const shared = views.getByRole("region", { name: "Shared by others" });
  await expect(shared.getByText("by Priya Raman").first()).toBeVisible();
  await shared.getByRole("link", { name }).click();
  await expect(other).toHaveURL(/kind=model&sort=-criticality&view=/);
  await expect(other.getByRole("button", { name: `View: ${name}`, exact: true })).toBeVisible();

  const own = await open(page, `View: ${name} (changed)`);
  await own.getByRole("button", { name: `Edit “${name}”` }).click();
  await own.getByRole("button", { name: "Delete this view" }).click();
  await expect(page.getByRole("button", { name: "Views", exact: true })).toBeVisible();
});

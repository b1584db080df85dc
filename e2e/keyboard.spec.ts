import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./journey";

/** A working day without a mouse. */
async function tabTo(page: Page, target: Locator, most = 60) {
  for (let pressed = 0; pressed < most; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target, `reached within ${most} tabs`).toBeFocused();
}

const rows = (page: Page) => page.getByRole("table").locator("tbody tr");

test("the first stop skips to the content", async ({ as }) => {
  const page = await as("Priya");
  // A page that always holds something to reach; her work may be done by now.
  await page.goto("/risks");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(
    () => document.getElementById("main")?.contains(document.activeElement) ?? false,
  );
  expect(inside).toBe(true);
});

test("from the navigation to a risk, and through its dialog", async ({ as }) => {
  const page = await as("Priya");
  await page.goto("/my-work");
  const entry = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Risks" });
  await tabTo(page, entry);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Risk register");

  await tabTo(page, page.getByRole("columnheader", { name: "Risk" }).getByRole("button"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=title/);

  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: /^Search in/ })).toBeFocused();
  await page.keyboard.type("output filter");
  await expect(page).toHaveURL(/q=output/);
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press("Escape");

  await page.keyboard.press("j");
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/risks\/R-08$/);

  const act = page.getByRole("button", { name: "Edit", exact: true }).first();
  await tabTo(page, act);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  const inDialog = () => dialog.evaluate((element) => element.contains(document.activeElement));
  await expect.poll(inDialog).toBe(true);
  for (let pressed = 0; pressed < 25; pressed++) {
    await page.keyboard.press("Tab");
    expect(await inDialog(), "the focus stays in the dialog").toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(act).toBeFocused();
});

test("rows are walked by letters and arrows", async ({ as }) => {
  const page = await as("Priya");
  await page.goto("/risks");
  await expect(rows(page).nth(3)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(rows(page).nth(1).or(rows(page).nth(0)).and(page.locator(":focus"))).toBeVisible();
  const at = () =>
    rows(page).evaluateAll((all) => [...all].findIndex((row) => row.matches(":focus")));
  const start = await at();
  await page.keyboard.press("ArrowDown");
  expect(await at()).toBe(start + 1);
  await page.keyboard.press("k");
  expect(await at()).toBe(start);
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/\/risks\/R-/);
});

test("a form is filled and sent without leaving the keys", async ({ as }) => {
  const page = await as("Mei");
  await page.goto("/findings");
  const act = page.getByRole("button", { name: "Raise a finding" });
  await tabTo(page, act);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "Title" })).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByText("Fill this in.").first()).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Title" })).toBeFocused();
  await page.keyboard.type("Runbook of the batch endpoint is out of date");
  for (const text of ["A.5.37", "Documented procedures", "Runbook of March", "Steps are missing"]) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/findings\/F-/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Runbook of the batch");
});

test("g and a letter lead on, and ? shows the keys", async ({ as }) => {
  const page = await as("Priya");
  await page.goto("/my-work");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My work");
  // Keys lead somewhere once the page has come alive, which nothing on it shows.
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Controls", { timeout: 2000 });
  }).toPass();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys).toBeVisible();
  await expect(keys.getByText("Search in the list")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
});

test("single-letter keys can be switched off", async ({ as }) => {
  const page = await as("Mei");
  await page.goto("/account");
  const off = page.getByRole("checkbox", { name: "Single-letter keys" });
  await tabTo(page, off);
  await page.keyboard.press("Space");
  await expect(off).not.toBeChecked();
  await page.goto("/controls");
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("?");
  await page.keyboard.press("j");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const inRows = await rows(page).evaluateAll((all) => all.some((row) => row.matches(":focus")));
  expect(inRows).toBe(false);
});

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { field, fill, open, send } from "./acts";
import { expect, test } from "./journey";

/** The one list: what it shows is its address, and the way back leads back. */
const rowsOf = (page: Page) => page.getByRole("table").getByRole("row");
const firstCells = (page: Page) =>
  page
    .getByRole("table")
    .locator("tbody td[data-column]:not([data-column] ~ [data-column])")
    .allTextContents();
const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

test("order, filters and search stand in the address, and back undoes them", async ({ as }) => {
  const page = await as("Priya");
  await page.goto("/risks");
  await expect(rowsOf(page).nth(1)).toBeVisible();
  const before = await firstCells(page);

  await page.getByRole("columnheader", { name: "Risk" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=title/);
  await expect(page.getByRole("columnheader", { name: "Risk" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  // The address changes first, the rows when they have arrived.
  const isSorted = async () => {
    const cells = await firstCells(page);
    return cells.join() === [...cells].sort((a, b) => a.localeCompare(b, "en")).join();
  };
  await expect.poll(isSorted).toBe(true);

  await page.getByRole("button", { name: "State", exact: true }).click();
  await page.getByRole("checkbox", { name: "Accepted" }).check();
  await expect(page).toHaveURL(/state=accepted/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "State (1)" })).toBeVisible();
  await expect(page.getByRole("table").getByText("In treatment")).toHaveCount(0);

  const accepted = await firstCells(page);
  // A word that is there: other journeys end acceptances.
  const word = accepted[0]?.match(/\p{L}{5,}/u)?.[0] ?? "";
  await page.getByRole("searchbox", { name: /^Search in/ }).fill(word);
  await expect(page).toHaveURL(new RegExp(`q=${word}`));
  // While the rows are exchanged there may be none.
  const isNarrowed = async () => {
    const { length } = await firstCells(page);
    return length > 0 && length < accepted.length;
  };
  await expect.poll(isNarrowed).toBe(true);
  const found = await firstCells(page);

  // A link to this address shows the same to somebody else.
  const other = await as("Saskia");
  await other.goto(page.url());
  await expect(rowsOf(other).nth(1)).toBeVisible();
  await expect.poll(() => firstCells(other)).toEqual(found);

  await page.goBack();
  await expect(page).not.toHaveURL(/state=accepted/);
  expect(param(page, "sort")).toBe("title");
  await page.goBack();
  await expect(page).not.toHaveURL(/sort=/);
  await expect.poll(() => firstCells(page)).toEqual(before);
});

test("a filter can be taken away by its own chip", async ({ as }) => {
  const page = await as("Priya");
  await page.goto("/risks?state=accepted,assessed");
  await page.getByRole("button", { name: "Remove filter State: Accepted" }).click();
  await expect(page).toHaveURL(/state=assessed/);
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await expect(page).not.toHaveURL(/state=/);
});

test("what matches nothing says so, and offers the way back", async ({ as }) => {
  const page = await as("Priya");
  await page.goto("/risks?q=zzzz-no-such-risk");
  await expect(page.getByText("Nothing matches", { exact: true })).toBeVisible();
  await expect(page.getByText("No risks yet")).toHaveCount(0);
  await page.getByRole("button", { name: "Clear search and filters" }).last().click();
  await expect(rowsOf(page).nth(1)).toBeVisible();
});

test("pages are walked by cursor, there and back", async ({ as }) => {
  const page = await as("Priya");
  await page.goto("/controls?size=25");
  await expect(page.getByText(/^1–25 of /)).toBeVisible();
  const first = await firstCells(page);
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByText(/^26–50 of /)).toBeVisible();
  await expect(page).toHaveURL(/cursor=/);
  // The address changes first, the rows when they have arrived.
  const shared = async () => (await firstCells(page)).filter((cell) => first.includes(cell));
  await expect.poll(shared).toEqual([]);
  const second = await firstCells(page);
  await page.reload();
  await expect(page.getByText(/^26–50 of /)).toBeVisible();
  await expect.poll(() => firstCells(page)).toEqual(second);
  await page.getByRole("button", { name: "Previous page" }).click();
  await expect(page.getByText(/^1–25 of /)).toBeVisible();
  await expect.poll(() => firstCells(page)).toEqual(first);
});

test("a mistyped address lists everything instead of failing", async ({ as }) => {
  const page = await as("Priya");
  for (const query of ["sort=nonsense", "size=7", "cursor=broken", "state=unheard-of"]) {
    const answer = await page.goto(`/risks?${query}`);
    expect(answer?.status(), query).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Risk register");
  }
});

test("columns can be hidden, and the address remembers", async ({ as }) => {
  const page = await as("Priya");
  await page.goto("/risks");
  await expect(page.getByRole("columnheader", { name: "Owner" })).toBeVisible();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Owner" }).uncheck();
  await expect(page.getByRole("columnheader", { name: "Owner" })).toHaveCount(0);
  await expect(page).toHaveURL(/hide=/);
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Inherent" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Owner" })).toHaveCount(0);
});

test("the download holds what is shown, and no formula", async ({ as }) => {
  const formula = '=HYPERLINK("https://example.org","look")';
  const raiser = await as("Leila");
  await raiser.goto("/findings");
  const form = await open(raiser, "Raise a finding");
  await fill(form, { Title: formula, "Clause or control": "A.8.16", Gap: "-2+3" });
  await fill(form, { Criterion: "@SUM(A1)", Evidence: "Seen in the log of the gateway" });
  await send(form, "Raise a finding");
  await raiser.waitForURL(/\/findings\/F-/);

  const page = await as("Priya");
  await page.goto("/findings?q=HYPERLINK");
  await expect(rowsOf(page).nth(1)).toBeVisible();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("button", { name: "CSV, this page as shown" }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const text = readFileSync(await file.path(), "utf8");
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text).toContain(`"'=HYPERLINK(""https://example.org"",""look"")"`);
  const cells = text.slice(1).split(/\r\n|,(?=")/);
  expect(cells.filter((cell) => /^"?[=+@-]/.test(cell))).toEqual([]);
  const heads = await page.getByRole("columnheader").allTextContents();
  expect(text.slice(1).split("\r\n")[0]).toBe(heads.map((head) => `"${head}"`).join(","));
});

test("of two who edit the same record the second is told, and loses nothing", async ({ as }) => {
  const first = await as("Priya");
  const second = await first.context().newPage();
  for (const page of [first, second]) await page.goto("/controls/A.5.7");
  const mine = "Advisories of the model and runtime makers are read every Monday by two people.";
  const form = await open(second, "Describe");
  await field(form, "How it is done here").fill(mine);

  const earlier = await open(first, "Describe");
  await field(earlier, "How it is done here").fill(`Changed at ${new Date().toISOString()}.`);
  await send(earlier, "Save");

  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(form.getByText("Someone else changed this record")).toBeVisible();
  await expect(field(form, "How it is done here")).toHaveValue(mine);
  await form.getByRole("button", { name: "Load the latest" }).click();
  await expect(second.getByText(/^Changed at/).first()).toBeAttached();
  await expect(field(form, "How it is done here")).toHaveValue(mine);
  await send(form, "Save");
  await expect(second.getByRole("main").getByText(mine, { exact: true })).toBeVisible();
  await second.close();
});

test("a dialog does not close over unsaved words without asking", async ({ as }) => {
  const page = await as("Priya");
  await page.goto("/controls/A.5.8");
  const form = await open(page, "Describe");
  await field(form, "How it is done here").fill("Half a sentence");
  await page.keyboard.press("Escape");
  await expect(form.getByText("What you wrote is not saved yet.")).toBeVisible();
  await form.getByRole("button", { name: "Keep writing" }).click();
  await expect(field(form, "How it is done here")).toHaveValue("Half a sentence");
  await form.getByRole("button", { name: "Cancel" }).click();
  await form.getByRole("button", { name: "Discard it" }).click();
  await expect(form).toBeHidden();
});

test("where there is little room, filters wait behind one button", async ({ as }) => {
  const page = await as("Priya");
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto("/assets");
  const list = page.getByRole("region", { name: "Assets", exact: true });
  const state = list.getByRole("button", { name: "State", exact: true });
  await expect(state).toBeHidden();
  await list.getByRole("button", { name: "Filters", exact: true }).click();
  await expect(state).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(list.getByRole("button", { name: "Filters", exact: true })).toBeHidden();
  await expect(state).toBeVisible();
});

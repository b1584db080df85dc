import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { choose, field, upload } from "./acts";
import { expect, sameOrigin, test } from "./journey";

/** The register as a tool: many risks at once, a line where it stands, tables in and out. */
const dialog = (page: Page) => page.getByRole("dialog");
const rows = (page: Page) => page.getByRole("table").locator("tbody tr");
const titleIn = (row: Locator) => row.locator("[data-column=title] a");
const stampOf = (what: string) => `${what} ${Date.now().toString(36)}`;

/** Risks of Grace's that no other journey looks at. */
async function ownRisks(page: Page, titles: readonly string[]) {
  await page.goto("/risks");
  for (const title of titles) {
    const answer = await page.request.post("/api/app/risks", {
      headers: sameOrigin(page),
      data: { title, owner: "u-grace" },
    });
    expect(answer.status(), title).toBeLessThan(300);
  }
}
const listed = (stamp: string, more = "") => `/risks?q=${encodeURIComponent(stamp)}${more}`;

test("many risks are looked at, changed in one act, and put back", async ({ as }) => {
  const stamp = stampOf("Sweep");
  const page = await as("Priya");
  await ownRisks(page, [`${stamp} one`, `${stamp} two`, `${stamp} three`]);
  await page.goto(listed(stamp, "&hide="));
  await expect(rows(page)).toHaveCount(3);
  await rows(page).first().focus();
  await page.keyboard.press("x");
  await expect(page.getByText("1 selected")).toBeVisible();
  await expect(page.getByRole("button", { name: "Change", exact: true })).toBeVisible();

  // The filter is sent, not the rows that happen to be on screen.
  await page.getByRole("button", { name: "Change all 3 that match" }).click();
  const form = dialog(page);
  await choose(form, "Review interval", "30 days");
  await choose(form, "Treatment", "Modify");
  await form.getByRole("button", { name: "Look first" }).click();
  await expect(
    form.getByText("3 will be changed, 0 say this already, 0 cannot be changed"),
  ).toBeVisible();
  await expect(form.getByText("Treatment: Modify").first()).toBeVisible();
  await form.getByRole("button", { name: "Change 3 risks" }).click();
  await expect(form.getByText("3 changed, 0 skipped")).toBeVisible();
  await form.getByRole("button", { name: "Undo" }).click();
  await expect(form.getByText("Undone: 3 changed, 0 skipped")).toBeVisible();
  await form.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect(form).toBeHidden();
  for (const row of await rows(page).all()) {
    await expect(row.locator("[data-column=reviewDays]")).toContainText("As its level says");
  }
  await page.goto("/risks/changes");
  await expect(page.getByRole("row").nth(1)).toContainText("of 3 risks");
  await expect(page.getByRole("row").nth(1)).toContainText("Undone");
});

test("whose risk it is not is named, and the others are changed", async ({ as }) => {
  const stamp = stampOf("Shared");
  const priya = await as("Priya");
  await ownRisks(priya, [`${stamp} of Grace`]);
  const answer = await priya.request.post("/api/app/risks", {
    headers: sameOrigin(priya),
    data: { title: `${stamp} of Daan`, owner: "u-daan" },
  });
  expect(answer.status()).toBeLessThan(300);
  const page = await as("Grace");
  await page.goto(listed(stamp));
  await page.getByRole("checkbox", { name: "Select all rows on this page" }).check();
  await page.getByRole("button", { name: "Change", exact: true }).click();
  const form = dialog(page);
  await choose(form, "Review interval", "90 days");
  await form.getByRole("button", { name: "Look first" }).click();
  await expect(form.getByText(/^Only the owner of R-\d+ and compliance may edit it/)).toBeVisible();
  await form.getByRole("button", { name: "Change 1 risk", exact: true }).click();
  await expect(form.getByText("1 changed, 1 skipped")).toBeVisible();
});

/** Writes into a line by the keyboard: the row is focused, `e` opens its title. */
async function retitle(page: Page, row: Locator, title: string) {
  await row.focus();
  await page.keyboard.press("e");
  const box = row.getByRole("textbox", { name: /^Risk of / });
  await expect(box).toBeFocused();
  await box.fill(title);
  await page.keyboard.press("Enter");
}

test("a line is edited where it stands, and keeps its place until somebody goes on", async ({
  as,
}) => {
  const stamp = stampOf("Line");
  const page = await as("Priya");
  await ownRisks(page, [`${stamp} a`, `${stamp} b`]);
  await page.goto(listed(stamp, "&sort=title"));
  await expect(rows(page)).toHaveCount(2);
  const first = rows(page).first();
  await first.focus();
  await page.keyboard.press("e");
  await page.keyboard.type("Thrown away");
  await page.keyboard.press("Escape");
  await expect(titleIn(first)).toHaveText(`${stamp} a`);
  await expect(first).toBeFocused();

  // Who does not know the key comes to it by Tab, from the row.
  const pencil = (of: string) => first.getByRole("button", { name: new RegExp(`^Edit ${of} of `) });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(pencil("risk")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(pencil("owner")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(first.getByRole("combobox", { name: /^Owner of / })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(first).toBeFocused();

  await retitle(page, first, `${stamp} z`);
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
  await expect(titleIn(first)).toHaveText(`${stamp} z`);
  await page.reload();
  await expect(titleIn(rows(page).last())).toHaveText(`${stamp} z`);
  await expect(titleIn(rows(page).first())).toHaveText(`${stamp} b`);

  const cell = rows(page).first().locator("[data-column=owner]");
  await cell.hover();
  await cell.getByRole("button", { name: /^Edit owner of / }).click();
  await cell.getByRole("combobox").selectOption({ label: "Daan Okafor" });
  await page.keyboard.press("Enter");
  await expect(cell).toContainText("Daan Okafor");
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
  await page.reload();
  await expect(rows(page).first().locator("[data-column=owner]")).toContainText("Daan Okafor");
});

test("what matters of a risk and of an action is seen without going sideways", async ({ as }) => {
  const page = await as("Priya");
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const [path, heads] of [
    ["/risks", ["ID", "State", "Owner", "Inherent", "Current", "Residual", "Treatment", "Review"]],
    ["/risks/plan", ["ID", "Risk", "Option", "Controls", "Responsible", "Due", "Cost", "State"]],
  ] as const) {
    await page.goto(path);
    for (const name of heads)
      await expect(page.getByRole("columnheader", { name, exact: true })).toBeInViewport();
    const beyond = await page
      .getByRole("table")
      .first()
      .evaluate((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0));
    expect(beyond, path).toBeLessThanOrEqual(0);
  }
});

test("of two who edit one line the second sees who changed what", async ({ as }) => {
  const stamp = stampOf("Race");
  const priya = await as("Priya");
  await ownRisks(priya, [`${stamp} before`]);
  const grace = await as("Grace");
  for (const page of [priya, grace]) {
    await page.goto(listed(stamp));
    await expect(rows(page)).toHaveCount(1);
  }
  await retitle(grace, rows(grace).first(), `${stamp} by Grace`);
  await expect(grace.getByText("Saved", { exact: true }).first()).toBeVisible();

  await retitle(priya, rows(priya).first(), `${stamp} by Priya`);
  const note = priya.getByRole("alert").filter({ hasText: "was not saved" });
  await expect(note).toContainText("Grace Adeyemi changed it at");
  await expect(note).toContainText(`now “${stamp} by Grace”, yours “${stamp} by Priya”`);
  await expect(titleIn(rows(priya).first())).toHaveText(`${stamp} before`);
  await note.getByRole("button", { name: "Show the latest" }).click();
  await expect(titleIn(rows(priya).first())).toHaveText(`${stamp} by Grace`);
  await expect(note).toHaveCount(0);
});

/** Chooses a table and says that its columns are what they are called. */
async function bring(page: Page, name: string, lines: readonly string[]) {
  await field(page, "File").setInputFiles(upload(name, `${lines.join("\n")}\n`, "text/csv"));
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("button", { name: "Use these columns" }).click();
}

test("a table with faults says where they are, a good one comes in and goes out again", async ({
  as,
}) => {
  test.slow();
  const stamp = stampOf("Table");
  const page = await as("Priya");
  await page.goto("/risks/import");
  const head = "Risk;Risk owner;Likelihood;Impact";
  await bring(page, "faults.csv", [
    head,
    `${stamp} one;The CTO;;`,
    `${stamp} two;Grace Adeyemi;7;2`,
  ]);
  await expect(page.getByRole("heading", { name: /cells have to be corrected/ })).toBeVisible();
  const faults = page.getByRole("table", { name: /cells have to be corrected/ });
  const fault = faults.getByRole("row").filter({ hasText: "No risk owner is called so" });
  await expect(fault).toContainText("Risk owner");
  await expect(fault).toContainText("The CTO");
  await expect(page.getByRole("button", { name: /^Import \d/ })).toHaveCount(0);

  // A word is explained once; what is wrong is corrected in the table.
  await choose(page, "Owner “The CTO” (1 row)", "Daan Okafor");
  await page.getByRole("button", { name: "Use these meanings" }).click();
  await expect(fault).toHaveCount(0);
  await page.getByRole("button", { name: "Choose another table" }).click();
  await bring(page, "good.csv", [
    head,
    `${stamp} one;The CTO;;`,
    `"=SUM(1) ${stamp}";Grace Adeyemi;;`.replace("=", "'="),
  ]);
  await expect(page.getByText("2 risks will be added, 0 changed")).toBeVisible();
  await page.getByRole("button", { name: "Import 2 rows" }).click();
  await page.waitForURL(/\/risks\/import\/B-\d+$/);
  await expect(page.getByRole("link", { name: new RegExp(`${stamp} one`) })).toBeVisible();

  await page.goto(listed(stamp));
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV, every row that matches" }).click();
  const file = await waiting;
  const text = readFileSync(await file.path(), "utf8");
  expect(text).toContain(`"'=SUM(1) ${stamp}"`);
  expect(text).toContain('"Owner"');
  expect(text.split("\r\n")[0]).toMatch(/"Id","Version"$/);
  const cells = text.slice(1).split(/\r\n|,(?=")/);
  expect(cells.filter((cell) => /^"?[=+@-]/.test(cell))).toEqual([]);

  // The same file again is nothing new.
  await page.goto("/risks/import");
  await field(page, "File").setInputFiles(upload("again.csv", text, "text/csv"));
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("button", { name: "Use these columns" }).click();
  await expect(page.getByText("The register says all of this already.")).toBeVisible();
});

test("an import is taken back on its page", async ({ as }) => {
  const stamp = stampOf("Back");
  const page = await as("Priya");
  await page.goto("/risks/import");
  await bring(page, "back.csv", ["Risk;Owner", `${stamp} one;Grace Adeyemi`]);
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await page.waitForURL(/\/risks\/import\/B-\d+$/);
  await page.getByRole("button", { name: "Take it back" }).click();
  await dialog(page).getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("This import was taken back.")).toBeVisible();
  await page.goto(listed(stamp));
  await expect(page.getByText("Nothing matches", { exact: true })).toBeVisible();
});

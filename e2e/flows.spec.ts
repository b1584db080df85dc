import type { Page } from "@playwright/test";
import { choose, fill, inDays, open, send } from "./acts";
import { expect, test } from "./journey";

interface Told {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly personalData: "Yes" | "No";
}

/** Adds a flow by hand and opens its page. */
async function addFlow(page: Page, { name, from, to, personalData }: Told) {
  await page.goto("/assets/flows");
  const form = await open(page, "Add a flow");
  await fill(form, { Name: name, Data: "call records with names" });
  await choose(form, "From: asset", from);
  await choose(form, "To: asset", to);
  await choose(form, "Class", "Confidential");
  // The field has a choice from the beginning, which its box would search for.
  const personal = form.getByRole("combobox", { name: "Personal data", exact: true });
  await personal.click();
  await page.getByRole("option", { name: personalData, exact: true }).click();
  await send(form, "Add a flow");
  await page.waitForURL(/\/assets\/flows\/DF-\d+/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** Takes what the page found into the register, by the one button. */
async function addRisk(page: Page, section: string) {
  const form = await open(page.getByRole("region", { name: section }), "Add risk");
  const owner = form
    .getByRole("combobox", { name: "Owner", exact: true })
    .or(form.getByRole("combobox", { name: "Risk owner", exact: true }));
  await owner.first().click();
  await page
    .getByRole("option", { name: /^Grace/ })
    .first()
    .click();
  await form.getByRole("button", { name: /^(Accept as a risk|Add (a )?risk)$/ }).click();
  await expect(form).toBeHidden();
}

/** The job that follows a change needs a moment; the page shows what it has found when drawn again. */
async function untilProposed(page: Page, times: number) {
  const waiting = page.getByRole("button", { name: "Accept as a risk" });
  await expect(async () => {
    await page.reload();
    await expect(waiting).toHaveCount(times, { timeout: 1000 });
  }).toPass({ timeout: 90_000 });
}

test("a breach of separation and an unprotected crossing are found, explained and become risks", async ({
  as,
}) => {
  test.slow();
  const page = await as("Priya");
  const mark = Date.now().toString(36);
  const breach = `Logs for a bug ${mark}`;
  await addFlow(page, {
    name: breach,
    from: "Call logs",
    to: "Summary pairs v4",
    personalData: "Yes",
  });
  const separation = page.getByRole("region", { name: "Separation of environments" });
  await expect(separation.getByText(/It brings personal data of Call logs/)).toBeVisible();
  const boundary = page.getByRole("region", { name: "Boundary and protection" });
  await expect(
    boundary.getByText("No encryption is named and no control is linked."),
  ).toBeVisible();
  await untilProposed(page, 2);
  await addRisk(page, "Separation of environments");
  await expect(separation.getByRole("link", { name: /^R-\d+ / })).toBeVisible();

  for (const end of ["ds-call-logs", "ds-summaries-v4"]) {
    await page.goto(`/assets/${end}/flows`);
    const told = page.getByRole("region", { name: "Separation of environments" });
    await expect(told.getByText(/It brings personal data of Call logs/).first()).toBeVisible();
    await expect(told.getByRole("link", { name: new RegExp(breach) })).toBeVisible();
    await page.goto(`/assets/${end}`);
    const found = page.getByRole("region", { name: "What the map finds" });
    await expect(found.getByText(/It brings personal data of Call logs/).first()).toBeVisible();
    await expect(found.getByRole("link", { name: new RegExp(breach) })).toBeVisible();
  }

  const crossing = `Metrics ${mark}`;
  await addFlow(page, {
    name: crossing,
    from: "Summarise API (production)",
    to: "Vector store",
    personalData: "No",
  });
  await expect(boundary.getByText("It leaves Edge for Data inside Production.")).toBeVisible();
  for (const end of ["ep-summarise-prod", "sup-vector-store"]) {
    await page.goto(`/assets/${end}/flows`);
    const row = page.getByRole("row").filter({ hasText: crossing });
    await expect(row.getByText("Unprotected")).toBeVisible();
  }
  await page.goto("/assets/flows?protection=unprotected");
  const row = page.getByRole("row").filter({ hasText: crossing });
  await row.getByRole("link", { name: "Add risk" }).click();
  await page.waitForURL(/add=risk/);
  const address = page.url().replace(/\?.*/, "");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.goto(address);
  await untilProposed(page, 1);
  await addRisk(page, "Boundary and protection");
  await expect(
    page.getByRole("region", { name: "Risks" }).getByRole("link", { name: /^R-\d+ / }),
  ).toBeVisible();
});

test("an exception is asked for, allowed by another, and shown with its end", async ({ as }) => {
  test.slow();
  const page = await as("Priya");
  const name = `Sample for a test ${Date.now().toString(36)}`;
  await addFlow(page, {
    name,
    from: "Customer documents in transit",
    to: "Gold evaluation set",
    personalData: "Yes",
  });
  const separation = page.getByRole("region", { name: "Separation of environments" });
  const form = await open(separation, "Ask for an exception");
  await fill(form, {
    Reason: "One document breaks the parser; no made-up one does.",
    "What protects the data meanwhile": "One engineer, an encrypted disk, deleted after a week.",
    "Valid until": inDays(10),
  });
  await send(form, "Ask for an exception");
  await separation.getByRole("link", { name: /waits for a decision/ }).click();
  await page.waitForURL(/\/exceptions\/EX-/);
  await expect(page.getByRole("button", { name: "Allow", exact: true })).toHaveCount(0);
  const address = new URL(page.url()).pathname;

  const top = await as("Saskia");
  await top.goto(address);
  const decision = await open(top, "Allow");
  await fill(decision, { Decision: "The customer agreed in writing; a week is enough." });
  await send(decision, "Allow");
  await expect(top.getByText("Approved", { exact: true }).first()).toBeVisible();

  await page.reload();
  await page.getByRole("link", { name: new RegExp(name) }).click();
  await expect(separation.getByText(/^Allowed by EX-/)).toBeVisible();
});

test("the diagram draws the same flows, and is saved as a picture", async ({ as }) => {
  const page = await as("Priya");
  await page.goto("/assets/flows/diagram");
  await expect(page.locator(".react-flow__node")).not.toHaveCount(0);
  await expect(page.getByText("Customer systems").first()).toBeVisible();
  for (const [button, ending] of [
    ["Save as SVG", "svg"],
    ["Save as PNG", "png"],
  ] as const) {
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: button }).click();
    expect((await saved).suggestedFilename()).toBe(`data-flows.${ending}`);
  }
});

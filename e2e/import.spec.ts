import type { Page } from "@playwright/test";
import { type CardFile, importCard, isThereAlready, ownCard, realCards } from "./cards";
import { expect, test } from "./journey";

async function bringsRisksOnce(page: Page, card: CardFile) {
  await importCard(page, card);
  if (!(await isThereAlready(page))) await bringsRisks(page);
  await importCard(page, card);
  await expect(page.getByText("These files change nothing.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import", exact: true })).toHaveCount(0);
}

async function bringsRisks(page: Page) {
  const proposals = page.getByRole("table", { name: "Risks it gives reason for" });
  expect(await proposals.getByRole("row").count()).toBeGreaterThan(3);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.waitForURL(/\/assets\/import\/.+/);
  const waiting = page.getByRole("button", { name: "Accept as a risk" });
  await expect(waiting.first()).toBeVisible();
  expect(await waiting.count()).toBeGreaterThanOrEqual(3);
}

test("a card brings an asset and its risks, once", async ({ as }) => {
  await bringsRisksOnce(await as("Anton"), ownCard(`import-${Date.now().toString(36)}`));
});

test("a card without front matter brings a warning with it", async ({ as }) => {
  const page = await as("Anton");
  const text = "# Pebble-2\n\nA model that shortens letters. Nobody wrote down its licence.\n";
  await importCard(page, { name: "README.md", text });
  await expect(page.getByText(/^\d+ warnings?$/)).toBeVisible();
});

// The first real card is the long journey's own.
const [, ...others] = realCards();
if (others.length === 0 && process.env.TEST_WORKER_INDEX === undefined) {
  process.stdout.write("not run: import of further real model cards (ANNEX_FIXTURES)\n");
}
for (const card of others) {
  test(`a real model card brings an asset and its risks, once: ${card.name}`, async ({ as }) => {
    await bringsRisksOnce(await as("Priya"), card);
  });
}

import { createServer } from "node:http";
import type { Page } from "@playwright/test";
import { field, upload } from "./acts";
import {
  type CardFile,
  chooseFile,
  foreignFiles,
  importCard,
  isThereAlready,
  ownCard,
  type RealFile,
  realFiles,
} from "./cards";
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

test("a file without a name asks for one, and a bad file beside it can be left out", async ({
  as,
}) => {
  const page = await as("Anton");
  const name = `named-${Date.now().toString(36)}`;
  const config = JSON.stringify({ model_type: "llama", architectures: ["LlamaForCausalLM"] });
  await page.goto("/assets/import");
  await field(page, "Files").setInputFiles([
    upload("config.json", config, "application/json"),
    upload("cut.json", '{"openapi": "3.0.0",', "application/json"),
  ]);
  await page.getByRole("button", { name: "Show what it brings" }).click();
  await expect(page.getByText(/line 1: the text ends in the middle/)).toBeVisible();
  await page.getByRole("button", { name: "Leave out" }).click();
  await expect(page.getByRole("heading", { name: "Names" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Import", exact: true })).toHaveCount(0);
  await field(page, "Model in config.json").fill(name);
  await page.getByRole("button", { name: "Use these names" }).click();
  const row = page
    .getByRole("table", { name: "Assets" })
    .getByRole("row")
    .filter({ hasText: name });
  await expect(row).toContainText("llama");
});

/** One file from preview to import, and once more. */
async function bringsOnce(page: Page, file: RealFile) {
  await importCard(page, file);
  if (!(await isThereAlready(page))) {
    const assets = page.getByRole("table", { name: "Assets" });
    const own = assets.getByRole("row").filter({ hasText: file.kind });
    await expect(own.first()).toContainText("Will be added");
    if (file.name.startsWith("tgi-")) {
      await expect(page.getByText(/^\d+ warnings?$/)).toBeVisible();
    }
    if (file.name.endsWith(".md")) {
      const risks = page.getByRole("table", { name: "Risks it gives reason for" });
      expect(await risks.getByRole("row").count()).toBeGreaterThan(3);
    }
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.waitForURL(/\/assets\/import\/.+/);
    await expect(page.getByRole("heading", { name: /^Import B-\d+/ })).toBeVisible();
    await importCard(page, file);
  }
  await expect(page.getByText("These files change nothing.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import", exact: true })).toHaveCount(0);
}

const files = realFiles();
if (files.length === 0 && process.env.TEST_WORKER_INDEX === undefined) {
  process.stdout.write("not run: import of real files (ANNEX_FIXTURES)\n");
}
if (files.length > 0) {
  test("every real file brings what it says, once", async ({ as }) => {
    test.setTimeout(180_000);
    const page = await as("Priya");
    for (const file of files) await test.step(file.name, () => bringsOnce(page, file));
    for (const file of foreignFiles()) {
      await chooseFile(page, file);
      await expect(page.getByText(/none of the files that can be read/)).toBeVisible();
    }
  });
}

test("a running registry is asked from the wizard, and where it cannot be the page says why", async ({
  as,
}) => {
  const registry = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ registered_models: [{ name: `registered-${Date.now()}` }] }));
  });
  await new Promise<void>((done) => registry.listen(0, "127.0.0.1", done));
  const at = registry.address();
  const page = await as("Anton");
  await page.goto("/assets/import");
  const ask = async (address: string) => {
    await field(page, "Address of the server").fill(address);
    await page.getByRole("button", { name: "Ask the server" }).click();
  };
  await ask("http://169.254.169.254/latest/meta-data");
  await expect(page.getByText(/this address is never asked/)).toBeVisible();
  await ask(`http://127.0.0.1:${typeof at === "object" ? at?.port : 0}`);
  const assets = page.getByRole("table", { name: "Assets" });
  await expect(assets.getByRole("row").filter({ hasText: "registered-" })).toContainText("Model");
  registry.close();
});

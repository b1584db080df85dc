import type { Page } from "@playwright/test";
import { choose, confirm, field, fill, open, send, upload } from "./acts";
import { expect, test } from "./journey";

const SERVED = "9f2c".repeat(16);
const run = Date.now().toString(36);

const results = (suite: string, digest: string, values: Readonly<Record<string, number>>) =>
  upload(
    `${suite}.json`,
    JSON.stringify({
      harness: { name: "house", version: "3" },
      suite,
      date: new Date().toISOString(),
      model: { name: "digest", digest },
      metrics: Object.entries(values).map(([group, value]) => ({ name: "recall", value, group })),
    }),
    "application/json",
  );

async function push(page: Page, file: ReturnType<typeof upload>) {
  const dialog = await open(page, "Add results");
  await field(dialog, "File of results").setInputFiles(file);
  await send(dialog, "Add results");
}
const rowOf = (page: Page, suite: string) => page.getByRole("row").filter({ hasText: suite });

test("what a model says of itself is written in a form drawn for its kind", async ({ as }) => {
  const page = await as("Anton");
  await page.goto("/assets/m-embed/facts");
  await expect(page.getByText("Nothing is said yet.")).toBeVisible();
  const dialog = await open(page, "Describe");
  await fill(dialog, { Family: "Pebble", "Tokenizer hash": "abc" });
  await choose(dialog, "Weights are signed", "No");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(field(dialog, "Tokenizer hash")).toHaveAttribute("aria-invalid", "true");
  await fill(dialog, { "Tokenizer hash": SERVED });
  await send(dialog, "Save");
  await expect(page.getByText("Pebble", { exact: true })).toBeVisible();
  await expect(page.getByText(/facts are not said yet/)).toBeVisible();
});

test("results count for the weights they were measured on, and bias by what was agreed", async ({
  as,
}) => {
  const page = await as("Anton");
  await page.goto("/assets/m-digest-3b/evaluations");
  const proposal = await open(page, "Propose a criterion");
  await fill(proposal, {
    Metric: "recall",
    Groups: "en\nnl",
    Limit: "0.05",
    Reason: "Readers of either language miss as little as the others.",
  });
  await send(proposal, "Propose a criterion");

  const owner = await as("Daan");
  await owner.goto("/assets/m-digest-3b/evaluations");
  await confirm(owner, "Approve");
  await expect(owner.getByRole("row").filter({ hasText: "recall" })).toContainText("In force");

  await push(page, results(`far-${run}`, SERVED, { en: 0.9, nl: 0.8 }));
  await expect(rowOf(page, `far-${run}`)).toContainText("Criteria missed");
  await push(page, results(`near-${run}`, SERVED, { en: 0.9, nl: 0.88 }));
  await expect(rowOf(page, `near-${run}`)).toContainText("Criteria met");
  await push(page, results(`other-${run}`, "0".repeat(64), { en: 0.9, nl: 0.9 }));
  await expect(rowOf(page, `other-${run}`)).toContainText("Does not count");

  await page.getByRole("link", { name: `far-${run}` }).click();
  await expect(page.getByRole("heading", { name: `far-${run}` })).toBeVisible();
  const judged = page.getByRole("table", { name: "Held against the fairness criteria of its day" });
  await expect(judged).toContainText("The largest difference between the groups.");
});

test("a scanner's report says neither weights nor data nor seed, so its sender does", async ({
  as,
}) => {
  const suite = `probes-${run}`;
  const lines = [
    { entry_type: "start_run setup", "reporting.report_prefix": suite },
    { entry_type: "init", garak_version: "0.13.1", start_time: new Date().toISOString() },
    { entry_type: "eval", probe: "leak", detector: "exact", passed: 49, fails: 1 },
    { entry_type: "completion" },
  ].map((line) => JSON.stringify(line));
  const file = upload(`${suite}.jsonl`, `${lines.join("\n")}\n`, "application/json");
  const data = "5e".repeat(32);

  const page = await as("Anton");
  await page.goto("/assets/m-digest-3b/evaluations");
  await push(page, file);
  await expect(rowOf(page, suite)).toContainText("Does not count");

  const dialog = await open(page, "Add results");
  await field(dialog, "File of results").setInputFiles(file);
  await fill(dialog, { "Weights that were measured": SERVED, Seed: "42" });
  await fill(dialog, { "Data that were used": "md5:1" });
  await dialog.getByRole("button", { name: "Add results", exact: true }).click();
  await expect(field(dialog, "Data that were used")).toHaveAttribute("aria-invalid", "true");
  await fill(dialog, { "Data that were used": `sha256:${data}` });
  await send(dialog, "Add results");
  const counted = rowOf(page, suite).filter({ hasNotText: "Does not count" });
  await expect(counted).toContainText("Safety");

  await counted.getByRole("link", { name: suite }).click();
  await expect(page.getByRole("heading", { name: suite })).toBeVisible();
  await expect(page.locator("main")).toContainText(data);
  await expect(page.locator("main")).toContainText("42");
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { field, upload } from "./acts";

/** Cards to import: one of our own making, and real ones where ANNEX_FIXTURES names a folder. */
export interface CardFile {
  name: string;
  text: string;
}

/** @param name of the model, so that every run brings one that is not there yet. */
export const ownCard = (name: string): CardFile => ({
  name: "README.md",
  text: `---
language:
- en
- nl
license: other
license_name: research-only
library_name: transformers
pipeline_tag: summarization
base_model: open-hub/pebble-1b
datasets:
- open-hub/court-letters
tags:
- legal
---

# ${name}

${name} writes short summaries of letters from courts. It was fine-tuned from pebble-1b on letters
that were collected from public registers; names of persons were not removed.

## Intended use

Drafts for clerks who read every summary before it leaves the house.

## Limitations

Dates and amounts are sometimes invented. Texts of more than six pages are cut.
`,
});

/** The first of the real model cards; none where no folder of real inputs is named. */
export function realCard(): CardFile | null {
  const root = process.env.ANNEX_FIXTURES;
  const folder = root ? join(root, "real", "model-cards") : "";
  const isRunner = process.env.TEST_WORKER_INDEX === undefined;
  if (!root || !existsSync(folder)) {
    if (isRunner) process.stdout.write("not run: import of a real model card (ANNEX_FIXTURES)\n");
    return null;
  }
  const [file] = readdirSync(folder).sort();
  return file ? { name: "README.md", text: readFileSync(join(folder, file), "utf8") } : null;
}

/** Shows what a card would bring; nothing is written yet. */
export async function importCard(page: Page, { name, text }: CardFile) {
  await page.goto("/assets/import");
  await field(page, "Card").setInputFiles(upload(name, text, "text/markdown"));
  await page.getByRole("button", { name: "Show what it brings" }).click();
  await expect(page.getByRole("heading", { name: "What it brings" })).toBeVisible();
}

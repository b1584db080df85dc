import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { field, upload } from "./acts";

/** Files to import: cards of our own making, and real files where ANNEX_FIXTURES names a folder. */
export interface CardFile {
  name: string;
  text: string;
}

/** A real file, and what any preview of it must bring. */
export interface RealFile extends CardFile {
  /** What the asset that the file describes is. */
  kind: "Model" | "Dataset" | "Endpoint";
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

/** Files of one folder of real ones; none where no folder is named. */
function realIn(of: string): CardFile[] {
  const root = process.env.ANNEX_FIXTURES;
  const folder = root ? join(root, "real", of) : "";
  if (!root || !existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}

/** The real model cards, those with a heading to be named by first. */
export function realCards(): CardFile[] {
  const cards = realIn("model-cards");
  return [...cards.filter(headingOf), ...cards.filter((card) => !headingOf(card))];
}

const isOfAnother = ({ name }: CardFile) => name.includes("alertmanager");

/** Every real file that is one of ours, but the card of the long journey, which goes its own way. */
export function realFiles(): RealFile[] {
  const as = (files: CardFile[], kind: RealFile["kind"]) => files.map((one) => ({ ...one, kind }));
  return [
    ...as(realCards().slice(1), "Model"),
    ...as(realIn("dataset-cards"), "Dataset"),
    ...as(realIn("openapi"), "Endpoint"),
    ...as(
      realIn("other").filter((one) => !isOfAnother(one)),
      "Model",
    ),
  ];
}

/** Real files that no import can read. */
export const foreignFiles = (): CardFile[] => realIn("other").filter(isOfAnother);

const headingOf = ({ text }: CardFile) => /^# (.+)$/m.exec(text)?.[1]?.trim();

/** The card of the long journey: the first real one; `import.spec.ts` has the others. */
export function journeyCard(run: string): { card: CardFile; model: string; isReal: boolean } {
  const [real] = realCards();
  const model = real && headingOf(real);
  if (model) return { card: real, model, isReal: true };
  const own = `court-digest-${run}`;
  return { card: ownCard(own), model: own, isReal: false };
}

/** On a product that runs already, a real card may be there from the journey before. */
export async function isThereAlready(page: Page): Promise<boolean> {
  if (process.env.E2E_REUSE !== "1") return false;
  return page.getByText("These files change nothing.").isVisible();
}

/** Chooses a file and lets it be read. */
export async function chooseFile(page: Page, { name, text }: CardFile) {
  await page.goto("/assets/import");
  await field(page, "Files").setInputFiles(upload(name, text, "text/markdown"));
  await page.getByRole("button", { name: "Show what it brings" }).click();
}

/** Shows what a file would bring; nothing is written yet. */
export async function importCard(page: Page, card: CardFile) {
  await chooseFile(page, card);
  await expect(page.getByRole("heading", { name: "What it brings" })).toBeVisible();
}

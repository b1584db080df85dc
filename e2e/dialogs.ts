import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect } from "./journey";
import { builtPages, patternOf } from "./pages";
import { examineShown } from "./shown";

/** Shared by the workers of one run, which have one parent. */
const EXAMINED = join(tmpdir(), `annex-e2e-examined-${process.ppid}`);

/** Whether nobody has examined it in this run; whoever asks first does. */
function isFirst(dialog: string): boolean {
  mkdirSync(EXAMINED, { recursive: true });
  const mark = createHash("sha256").update(dialog).digest("hex");
  try {
    closeSync(openSync(join(EXAMINED, mark), "wx"));
    return true;
  } catch {
    return false;
  }
}

/** Opens each dialog that a button of the page opens, once a kind of page. @returns all labels. */
export async function examineDialogs(page: Page, path: string): Promise<string[]> {
  const buttons = page.locator("button[aria-haspopup=dialog]:enabled:visible");
  const labels = [...new Set(await buttons.allInnerTexts())];
  const pattern = patternOf(path, builtPages()) ?? path;
  for (const label of labels) {
    if (!isFirst(`${label} on ${pattern}`)) continue;
    await buttons.getByText(label, { exact: true }).first().click();
    const dialog = page.getByRole("dialog");
    // The first button closes it; another one is there once its form is.
    await expect(dialog.getByRole("button").nth(1)).toBeVisible();
    await examineShown(page, `${label} on ${path}`, "[role=dialog]");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
  return labels;
}

/** Dialogs with the most in them: were they gone, nothing would be examined. */
export const DIALOGS: Readonly<Record<string, readonly string[]>> = {
  "Priya /risks/R-15": ["Assess", "Add action", "Still valid"],
  "Priya /risks": ["Add risk"],
  "Priya /controls/A.8.29": ["Decide"],
  "Priya /evidence": ["Add evidence"],
  "Priya /assets": ["Add an asset"],
  "Helen /audits": ["Plan an audit"],
  "Helen /findings": ["Raise a finding"],
  "Jonas /controls/A.5.23": ["Attest"],
  "Jonas /settings/people": ["Add person"],
};

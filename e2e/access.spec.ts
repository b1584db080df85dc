import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test, watch } from "./journey";
import { builtPages, PAGES, patternOf, SIGNED_OUT, VISITS } from "./pages";

/**
 * Every page and every dialog behind its buttons, light and dark and narrow: no accessibility
 * violation, no sideways scroll, one heading.
 */
test.describe.configure({ mode: "parallel" });

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The rules among these that look at colours; all others see the same page in both schemes. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** What breaks a rule; `within` leaves out what was judged already. */
async function violationsIn(page: Page, within: string, scheme: "light" | "dark") {
  const axe = new AxeBuilder({ page }).include(within);
  const judged = scheme === "light" ? axe.withTags(TAGS) : axe.withRules(COLOUR_RULES);
  const { violations } = await judged.analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" | ")}`);
}

async function examineShown(page: Page, what: string, within = "html") {
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", scheme);
    expect(await violationsIn(page, within, scheme), `${what} in ${scheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 800 });
  // What measures itself, a chart, follows a moment later.
  const sideways = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  await expect.poll(sideways, `${what} scrolls sideways at 320 px`).toBeLessThanOrEqual(1);
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function examine(page: Page, path: string) {
  await page.goto(path);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page).toHaveTitle(/\S/);
  await examineShown(page, path);
}

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
async function examineDialogs(page: Page, path: string): Promise<string[]> {
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
const DIALOGS: Readonly<Record<string, readonly string[]>> = {
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
for (const [name, path] of VISITS) {
  test(`${name} sees ${path} and its dialogs`, async ({ as }) => {
    test.slow();
    const page = await as(name);
    await examine(page, path);
    const opened = await examineDialogs(page, path);
    const expected = DIALOGS[`${name} ${path}`] ?? [];
    expect(opened).toEqual(expect.arrayContaining([...expected]));
  });
}

for (const path of SIGNED_OUT) {
  test(`signed out, ${path}`, async ({ page }) => {
    const errors: string[] = [];
    watch(page, errors);
    await examine(page, path);
    expect(errors).toEqual([]);
  });
}

test("no dialog that is named is left out", () => {
  const visited = VISITS.map(([name, path]) => `${name} ${path}`);
  expect(Object.keys(DIALOGS).filter((one) => !visited.includes(one))).toEqual([]);
});

test("no page is left out", () => {
  const all = builtPages();
  const seen = new Set(
    [...Object.values(PAGES).flat(), ...SIGNED_OUT].map((path) => patternOf(path, all)),
  );
  expect(all.filter((pattern) => !seen.has(pattern))).toEqual([]);
});

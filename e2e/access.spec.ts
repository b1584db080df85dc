import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { open } from "./acts";
import { expect, type FirstName, test, watch } from "./journey";
import { builtPages, PAGES, patternOf, SIGNED_OUT } from "./pages";

/** Every page, light and dark and narrow: no accessibility violation, no sideways scroll, one heading. */
test.describe.configure({ mode: "parallel" });

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** In the dark only the colours are others: the rest is judged once. */
async function violationsIn(page: Page, scheme: "light" | "dark") {
  const axe = new AxeBuilder({ page });
  const chosen = scheme === "light" ? axe.withTags(TAGS) : axe.withRules(["color-contrast"]);
  const { violations } = await chosen.analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" | ")}`);
}

async function examineShown(page: Page, what: string) {
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", scheme);
    expect(await violationsIn(page, scheme), `${what} in ${scheme}`).toEqual([]);
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

const isFirstName = (name: string): name is FirstName => name in PAGES;
for (const [name, paths] of Object.entries(PAGES)) {
  if (!isFirstName(name)) continue;
  for (const path of paths) {
    test(`${name} sees ${path}`, async ({ as }) => {
      await examine(await as(name), path);
    });
  }
}

for (const path of SIGNED_OUT) {
  test(`signed out, ${path}`, async ({ page }) => {
    const errors: string[] = [];
    watch(page, errors);
    await examine(page, path);
    expect(errors).toEqual([]);
  });
}

/** Dialogs with the most in them. */
const DIALOGS = [
  ["Priya", "/risks/R-15", "Assess"],
  ["Priya", "/risks/R-15", "Add action"],
  ["Priya", "/risks", "Add risk"],
  ["Priya", "/controls/A.8.29", "Decide"],
  ["Priya", "/evidence", "Add evidence"],
  ["Priya", "/assets", "Add an asset"],
  ["Helen", "/audits", "Plan an audit"],
  ["Helen", "/findings", "Raise a finding"],
  ["Jonas", "/controls/A.5.23", "Attest"],
  ["Jonas", "/settings/people", "Add person"],
] as const;
for (const [name, path, act] of DIALOGS) {
  test(`${name} opens ${act} on ${path}`, async ({ as }) => {
    const page = await as(name);
    await page.goto(path);
    const dialog = await open(page, act);
    await expect(dialog.getByRole("button", { name: "Cancel" })).toBeVisible();
    await examineShown(page, act);
  });
}

test("no page is left out", () => {
  const all = builtPages();
  const seen = new Set(
    [...Object.values(PAGES).flat(), ...SIGNED_OUT].map((path) => patternOf(path, all)),
  );
  expect(all.filter((pattern) => !seen.has(pattern))).toEqual([]);
});

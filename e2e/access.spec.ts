import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, type FirstName, test } from "./journey";

/** Every page, light and dark and narrow: no accessibility violation, no sideways scroll, one heading. */
const OFFICER = [
  "/",
  "/my-work",
  "/scope",
  "/assets",
  "/assets?kind=model",
  "/assets/m-digest-3b",
  "/assets/ds-feedback",
  "/assets/ep-summarise-prod",
  "/assets/import",
  "/risks",
  "/risks?q=nothing-has-this-name",
  "/risks/R-05",
  "/risks/R-16",
  "/controls",
  "/controls/A.8.29",
  "/controls/A.7.6",
  "/soa",
  "/evidence",
  "/audits",
  "/audits/IA-2026-1",
  "/audits/engagements",
  "/findings",
  "/findings/F-2026-03",
  "/trail",
  "/settings/people",
  "/settings/people/u-jonas",
  "/settings/roles",
  "/settings/compensating-reviews",
  "/account",
  "/risks/R-99999",
] as const;
const ENGINEER = ["/my-work", "/controls/A.8.31", "/assets", "/account"] as const;

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function examine(page: Page, path: string) {
  await page.goto(path);
  await page.locator("h1").first().waitFor();
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    const found = violations.map(
      (one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" | ")}`,
    );
    expect(found, `${path} in ${scheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 800 });
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, `${path} scrolls sideways at 320 px`).toBeLessThanOrEqual(1);
  await page.setViewportSize({ width: 1280, height: 800 });
}

const walk = (name: FirstName, paths: readonly string[]) => {
  for (const path of paths) {
    test(`${name} sees ${path}`, async ({ as }) => {
      await examine(await as(name), path);
    });
  }
};

walk("Priya", OFFICER);
walk("Jonas", ENGINEER);

test("signed out, the sign-in page", async ({ page }) => {
  await examine(page, "/sign-in");
});

test("the assessor's room", async ({ as }) => {
  const page = await as("Ruben");
  const base = "/engagements/ENG-2026-1";
  for (const path of [
    base,
    `${base}/risks`,
    `${base}/controls`,
    `${base}/findings`,
    `${base}/scope`,
  ]) {
    await examine(page, path);
  }
});

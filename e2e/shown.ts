import type { Page } from "@playwright/test";
import { violationsIn } from "./axe";
import { expect } from "./journey";

/** What is shown, light and dark and narrow: nothing breaks a rule, nothing scrolls sideways. */
export async function examineShown(page: Page, what: string, within = "html") {
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", scheme);
    // In the dark only what looks at colours can differ.
    const rules = scheme === "light" ? "wcag" : "colours";
    expect(await violationsIn(page, [within], rules), `${what} in ${scheme}`).toEqual([]);
  }
  await fitsNarrow(page, what);
}

/** A page of 320 px scrolls one way only (WCAG 2.2, 1.4.10). */
export async function fitsNarrow(page: Page, what: string) {
  await page.setViewportSize({ width: 320, height: 800 });
  // What measures itself, a chart, follows a moment later.
  const sideways = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  await expect.poll(sideways, `${what} scrolls sideways at 320 px`).toBeLessThanOrEqual(1);
  await page.setViewportSize({ width: 1280, height: 800 });
}

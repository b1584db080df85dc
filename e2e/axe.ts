import type { Page } from "@playwright/test";
import axe from "axe-core";

/** What is judged: the criteria of WCAG 2.2 AA, those that look at colours, or all axe knows. */
const RULES = {
  wcag: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  colours: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
  all: undefined,
} as const;

/**
 * What breaks a rule of accessibility in the parts of a page that the selectors name.
 * axe runs in the page itself: we have no frames, and the blank page that its driver for
 * Playwright opens beside makes an examination four times as long.
 */
export async function violationsIn(
  page: Page,
  within: readonly string[],
  rules: keyof typeof RULES = "all",
): Promise<string[]> {
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(`${axe.source};0`);
  return page.evaluate(
    async ({ include, runOnly }) => {
      const runner: typeof axe = Reflect.get(window, "axe");
      const { violations } = await runner.run(
        { include },
        { ...(runOnly && { runOnly }), resultTypes: ["violations"], iframes: false },
      );
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" | ")}`,
      );
    },
    { include: [...within], runOnly: copyOf(RULES[rules]) },
  );
}

const copyOf = (rules: (typeof RULES)[keyof typeof RULES]) =>
  rules && { type: rules.type, values: [...rules.values] };

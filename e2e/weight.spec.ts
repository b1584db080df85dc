import { expect, test } from "./journey";
import { oneOfEach, SIGNED_OUT } from "./pages";
import { budgetOf, scriptWeight } from "./weight";

/** First-load JavaScript of every page, gzip, on a cold browser. */
test.describe.configure({ mode: "parallel" });

for (const path of SIGNED_OUT) {
  test(`signed out, ${path} stays within its budget`, async ({ page }) => {
    expect(await scriptWeight(page, path)).toBeLessThanOrEqual(budgetOf(path));
  });
}

for (const [name, path] of oneOfEach()) {
  test(`${path} stays within its budget for ${name}`, async ({ as }) => {
    const weight = await scriptWeight(await as(name), path);
    // A page that loads no script would be light, but is not what people get.
    expect(weight).toBeGreaterThan(50);
    expect(weight).toBeLessThanOrEqual(budgetOf(path));
  });
}

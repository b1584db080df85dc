import { expect, test } from "./journey";
import { BUDGET, LISTS, OTHERS, scriptWeight } from "./weight";

/** First-load JavaScript, gzip, on a cold browser. */
test("sign-in stays light", async ({ page }) => {
  expect(await scriptWeight(page, "/sign-in")).toBeLessThanOrEqual(BUDGET.signIn);
});

for (const path of [...LISTS, ...OTHERS]) {
  test(`${path} stays within its budget`, async ({ as }) => {
    const weight = await scriptWeight(await as("Priya"), path);
    const isList = LISTS.some((list) => list === path);
    expect(weight).toBeLessThanOrEqual(isList ? BUDGET.list : BUDGET.any);
  });
}

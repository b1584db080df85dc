import { expect, signIn, test } from "./journey";
import { BUDGET, LISTS, OTHERS, scriptWeight } from "./weight";

/** First-load JavaScript, gzip, on a cold browser. */
test("sign-in stays light", async ({ page }) => {
  expect(await scriptWeight(page, "/sign-in")).toBeLessThanOrEqual(BUDGET.signIn);
});

for (const path of [...LISTS, ...OTHERS]) {
  test(`${path} stays within its budget`, async ({ browser }) => {
    const context = await browser.newContext();
    await signIn(await context.newPage(), "Priya");
    const state = await context.storageState();
    const cold = await browser.newContext({ storageState: state });
    const weight = await scriptWeight(await cold.newPage(), path);
    const isList = LISTS.some((list) => list === path);
    expect(weight).toBeLessThanOrEqual(isList ? BUDGET.list : BUDGET.any);
    await context.close();
    await cold.close();
  });
}

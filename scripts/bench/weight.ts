import { chromium } from "@playwright/test";
import { browser as installed } from "../../e2e/browser";
import { BUDGET, LISTS, OTHERS, scriptWeight } from "../../e2e/weight";
import { judged } from "./measure.ts";
import { signedInState, startProduct } from "./product.ts";

/** First-load JavaScript, gzip, of every page on a cold browser; the limit is the budget. */
export async function bench() {
  const product = await startProduct();
  const browser = await chromium.launch(await installed());
  try {
    const storageState = await signedInState(browser, product);
    const weigh = async (path: string, limit: number) => {
      const context = await browser.newContext({
        baseURL: product.url,
        ...(path !== "/sign-in" && { storageState }),
      });
      const value = await scriptWeight(await context.newPage(), path);
      await context.close();
      judged({ bench: "weight", case: path, n: 1, unit: "KB gzip", value, limit }, { atMost: 1 });
    };
    await weigh("/sign-in", BUDGET.signIn);
    for (const path of LISTS) await weigh(path, BUDGET.list);
    for (const path of OTHERS) await weigh(path, BUDGET.any);
  } finally {
    await browser.close();
    await product.stop();
  }
}

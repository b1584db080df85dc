import { chromium } from "@playwright/test";
import { browser as installed } from "../../e2e/browser";
import { PAGES, SIGNED_OUT } from "../../e2e/pages";
import { budgetOf, scriptWeight } from "../../e2e/weight";
import { judged } from "./measure.ts";
import { signedInState, startProduct } from "./product.ts";

/** First-load JavaScript, gzip, of every page of the workspace on a cold browser; the limit is the budget. */
export async function bench() {
  const product = await startProduct();
  const browser = await chromium.launch(await installed());
  try {
    const storageState = await signedInState(browser, product);
    const weigh = async (path: string, session: { storageState?: typeof storageState }) => {
      const context = await browser.newContext({ baseURL: product.url, ...session });
      const value = await scriptWeight(await context.newPage(), path);
      await context.close();
      const limit = budgetOf(path);
      judged({ bench: "weight", case: path, n: 1, unit: "KB gzip", value, limit }, { atMost: 1 });
    };
    for (const path of SIGNED_OUT) await weigh(path, {});
    for (const path of PAGES.Priya ?? []) await weigh(path, { storageState });
  } finally {
    await browser.close();
    await product.stop();
  }
}

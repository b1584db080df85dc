import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

/** KB (1,024 bytes) of gzipped script that a cold browser loads for a page before `load`. */
export async function scriptWeight(page: Page, path: string): Promise<number> {
  const bodies: Promise<number>[] = [];
  let loaded = false;
  page.on("response", (response) => {
    const isScript = response.request().resourceType() === "script";
    if (!loaded && isScript && response.ok()) {
      bodies.push(response.body().then((body) => gzipSync(body, { level: 6 }).length));
    }
  });
  await page.goto(path, { waitUntil: "load" });
  loaded = true;
  const sizes = await Promise.all(bodies);
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** The budgets of `npm test`: sign-in, lists, anything. */
export const BUDGET = { signIn: 180, list: 280, any: 350 } as const;

export const LISTS = [
  "/risks",
  "/assets",
  "/controls",
  "/evidence",
  "/audits",
  "/findings",
] as const;
export const OTHERS = [
  "/",
  "/my-work",
  "/scope",
  "/soa",
  "/trail",
  "/risks/R-05",
  "/assets/m-digest-3b",
  "/assets/import",
  "/controls/A.8.29",
  "/findings/F-2026-03",
  "/audits/IA-2026-1",
  "/settings/roles",
  "/account",
] as const;

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
const BUDGET = { signIn: 180, list: 280, any: 350 } as const;

/** Where people look for a record among many, and come first. */
const LISTS = [
  "/risks",
  "/risks/plan",
  "/risks/acceptances",
  "/assets",
  "/assets/flows",
  "/assets/flows/exceptions",
  "/assets/changes",
  "/assets/evaluations",
  "/assets/releases",
  "/assets/suppliers",
  "/controls",
  "/evidence",
  "/audits",
  "/audits/engagements",
  "/findings",
  "/engagements",
  "/trail",
  "/settings/people",
  "/settings/compensating-reviews",
];

/** KB of gzipped script that a page may ask of a cold browser. */
export function budgetOf(address: string): number {
  const path = address.split("?")[0] ?? "";
  if (path === "/sign-in") return BUDGET.signIn;
  return LISTS.includes(path) ? BUDGET.list : BUDGET.any;
}

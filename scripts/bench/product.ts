import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Browser } from "@playwright/test";

/** The whole product on data of its own, started as people start it. */
export interface Product {
  readonly url: string;
  readonly data: string;
  readonly seconds: number;
  readonly pid: number;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, "../..");

/** Starts `scripts/start.ts`. @param data an existing data folder for a second start. */
export async function startProduct(
  data = mkdtempSync(join(tmpdir(), "annex-bench-")),
): Promise<Product> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const begun = performance.now();
  const child = spawn("node", ["--import", "tsx", "scripts/start.ts"], {
    cwd: root,
    env: { ...process.env, ANNEX_DATA: data, PORT: String(port), ANNEX_LOG: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith("Ready ")) continue;
    return {
      url: line.slice("Ready ".length).trim(),
      data,
      seconds: (performance.now() - begun) / 1000,
      pid: child.pid ?? 0,
      stop: async () => {
        child.kill("SIGTERM");
        await ended;
      },
    };
  }
  throw new Error("The product ended before it was ready.");
}

/** Signs the compliance officer in. @returns the browser's state for other contexts. */
export async function signedInState(browser: Browser, product: Product) {
  const demo = JSON.parse(readFileSync(join(product.data, "demo.json"), "utf8"));
  const person = demo.people.find((one: { roles: string[] }) => one.roles.includes("compliance"));
  const context = await browser.newContext({ baseURL: product.url });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(demo.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const state = await context.storageState();
  await context.close();
  return state;
}

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { browser } from "./browser";

/** Journeys against the whole product, started as people start it, on data of its own. */
const port = Number(process.env.E2E_PORT ?? 3917);
process.env.E2E_PORT = String(port);
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), "annex-e2e-"));
const origin = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json"]],
  globalTimeout: 20 * 60_000,
  use: {
    baseURL: origin,
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    locale: "en-GB",
    timezoneId: "UTC",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: await browser(),
  },
  webServer: {
    command: "node --import tsx scripts/start.ts",
    cwd: join(import.meta.dirname, ".."),
    url: `${origin}/api/health`,
    timeout: 5 * 60_000,
    // For work on a journey: the product that runs already on E2E_PORT and E2E_DATA.
    reuseExistingServer: process.env.E2E_REUSE === "1",
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: {
      ...(process.env as Record<string, string>),
      PORT: String(port),
      ANNEX_DATA: process.env.E2E_DATA,
      ANNEX_DEMO: "1",
      ANNEX_LOG: "warn",
    },
  },
});

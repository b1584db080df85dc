import { execFile } from "node:child_process";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect } from "./journey";

/** Verifies on the page. @returns the file of the checkpoint that the page hands out */
export async function verifyAndKeep(officer: Page): Promise<string> {
  await officer.goto("/trail");
  await officer.getByRole("button", { name: "Verify the trail" }).click();
  await expect(officer.getByText(/^The trail holds: [\d,]+ entries/)).toBeVisible({
    timeout: 60_000,
  });
  const download = officer.waitForEvent("download");
  await officer.getByRole("link", { name: "Download checkpoint" }).click();
  const kept = await download;
  expect(kept.suggestedFilename()).toMatch(/^annex-checkpoint-\d+\.txt$/);
  return kept.path();
}

interface Ended {
  code: number | string;
  printed: string;
}

/** `annex trail verify` on the host's command line, against the data of the running product. */
export function verifyOnCommandLine(checkpoint: string): Promise<Ended> {
  const root = join(import.meta.dirname, "..");
  const args = ["scripts/run.mjs", "annex", "trail", "verify", "--checkpoint", checkpoint];
  const env = { ...process.env, ANNEX_DATA: process.env.E2E_DATA };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root, env }, (error, printed, complaint) =>
      resolve({ code: error ? (error.code ?? "killed") : 0, printed: printed + complaint }),
    );
  });
}

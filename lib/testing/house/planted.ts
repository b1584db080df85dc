import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

/** Where the tools of the house are tried: a folder of sources that break its rules on purpose. */
export const root = join(import.meta.dirname, "../../..");

/** A folder with these files, gone once the test file is over. @returns its path. */
export function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "annex-planted-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs a tool of `node_modules` in a folder. @returns what it printed, without colours. */
export function tool(folder: string, name: string, ...args: readonly string[]): string {
  const { error, stdout } = spawnSync(join(root, "node_modules/.bin", name), args, {
    cwd: folder,
    encoding: "utf8",
    // What a tool says of the whole tree is more than the default megabyte.
    maxBuffer: 64 * 1024 * 1024,
    // biome-ignore lint/style/noProcessEnv: tools inherit the caller's environment
    env: { ...process.env, NO_COLOR: "1" },
  });
  if (error) throw error;
  return stdout;
}

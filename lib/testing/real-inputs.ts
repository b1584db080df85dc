import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/platform/env";

export interface RealInput {
  readonly name: string;
  readonly text: string;
}

/** Files that others wrote, from the folder ANNEX_FIXTURES names; unset, says so and returns none. */
export function realInputs(folder: string): RealInput[] {
  if (!env.fixtures) {
    // biome-ignore lint/suspicious/noConsole: a test that does not run must be seen
    console.info(`not run: ${folder} (ANNEX_FIXTURES names no folder of real inputs)`);
    return [];
  }
  const path = join(env.fixtures, "real", folder);
  return readdirSync(path)
    .sort()
    .map((name) => ({ name, text: readFileSync(join(path, name), "utf8") }));
}

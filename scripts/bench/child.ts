import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** Runs a script of this folder with an environment of its own. @returns the JSON of its last line. */
export async function child<Answer>(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Answer> {
  const process_ = spawn("node", ["--import", "tsx", `scripts/bench/${script}`, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  process_.stdout.on("data", (chunk) => {
    said += String(chunk);
  });
  const code = await new Promise<number>((resolve) =>
    process_.once("close", (ended) => resolve(ended ?? 1)),
  );
  if (code !== 0) throw new Error(`${script} ended with ${code}.`);
  return JSON.parse(said.trim().split("\n").at(-1) ?? "");
}

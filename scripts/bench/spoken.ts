import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A script of this folder that is told lines and answers each with one of JSON. */
export interface Spoken {
  /** @returns what it answered */
  tell(line: unknown): Promise<unknown>;
  /** @returns what it said first */
  readonly greeting: unknown;
  stop(): Promise<void>;
}
const root = join(import.meta.dirname, "../..");

export async function spoken(
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<Spoken> {
  const child = spawn("node", ["--import", "tsx", `scripts/bench/${script}`], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const heard = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${script} ended before it answered.`);
    return JSON.parse(value);
  };
  return {
    greeting: await heard(),
    tell: (line) => {
      child.stdin.write(`${JSON.stringify(line)}\n`);
      return heard();
    },
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
}

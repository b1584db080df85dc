import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** One part of the checks: a tool that passes or fails, or a runner that counts its tests. */
export interface Part {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Reads how many passed and failed, once the tool has ended with this code. */
  readonly count?: (code: number) => Count;
  readonly environment?: Readonly<Record<string, string>>;
}
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

export const root = join(import.meta.dirname, "..");
const reports = join(root, ".cache", "reports");

/** Runs a part with its output shown. @returns counts and seconds; a tool counts as one check. */
export async function runPart(part: Part): Promise<Count & { seconds: number }> {
  process.stdout.write(`\n── ${part.name} ──\n`);
  const begun = performance.now();
  const code = await ended(part);
  const seconds = (performance.now() - begun) / 1000;
  const count = part.count?.(code) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  // A runner that breaks before it counts anything has not passed.
  const failed = code !== 0 && count.failed === 0 ? 1 : count.failed;
  return { passed: count.passed, failed, seconds };
}

function ended({ command, environment }: Part): Promise<number> {
  const [tool, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(tool, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      // biome-ignore lint/style/noProcessEnv: tools inherit the caller's environment
      env: { ...process.env, ...environment },
    });
    child.on("error", (error) => {
      process.stderr.write(`${tool}: ${error.message}\n`);
      resolve(127);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** A vitest project, counted from its JSON report. */
export function vitest(project: string, environment: Record<string, string> = {}): Part {
  const report = fresh(`${project}.json`);
  return {
    name: `tests: ${project}`,
    command: [
      "vitest",
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    environment,
    count: () => {
      const found = readReport(report);
      const { numPassedTests = 0, numFailedTests = 0, numFailedTestSuites = 0 } = found;
      const broken = numFailedTests === 0 ? numFailedTestSuites : 0;
      const none = numPassedTests === 0 ? 1 : 0;
      return { passed: numPassedTests, failed: Math.max(numFailedTests + broken, none) };
    },
  };
}

/** The browser's journeys, counted from Playwright's JSON report. */
export function playwright(environment: Record<string, string>): Part {
  const report = fresh("e2e.json");
  return {
    name: "tests: browser",
    command: ["playwright", "test", "--config", "e2e/playwright.config.ts"],
    environment: { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    count: () => {
      const { stats } = readReport(report);
      const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
      return {
        passed: stats?.expected ?? 0,
        failed: stats?.expected ? failed : Math.max(failed, 1),
      };
    },
  };
}

/** Kills of the server and of the database while it writes; one check of so many rounds. */
export const crash = (rounds: number): Part => ({
  name: `crash: ${rounds} rounds`,
  command: ["node", "--import", "tsx", "scripts/crash.ts", "--rounds", String(rounds)],
});

interface Report {
  numPassedTests?: number;
  numFailedTests?: number;
  numFailedTestSuites?: number;
  stats?: { expected: number; unexpected: number; flaky: number };
}

function fresh(name: string) {
  mkdirSync(reports, { recursive: true });
  const path = join(reports, name);
  rmSync(path, { force: true });
  return path;
}

function readReport(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return {};
  }
}

/** Runs all parts, whatever fails, and prints the closing line that counts. */
export async function runAll(parts: readonly Part[]) {
  const results: (Count & { name: string; seconds: number })[] = [];
  for (const part of parts) results.push({ name: part.name, ...(await runPart(part)) });
  const total = (key: "passed" | "failed") => results.reduce((sum, one) => sum + one[key], 0);
  process.stdout.write("\n");
  for (const { name, passed, failed, seconds } of results) {
    const mark = failed === 0 ? "ok  " : "FAIL";
    process.stdout.write(
      `${mark} ${name.padEnd(24)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${seconds.toFixed(1).padStart(7)} s\n`,
    );
  }
  process.stdout.write(`${total("passed")} passed, ${total("failed")} failed\n`);
  process.exitCode = total("failed") === 0 ? 0 : 1;
}

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { takeLock } from "@/lib/platform/start-lock";

/** The production build, made again when something it is made of changed. */
export const root = join(import.meta.dirname, "..");
const stamp = join(root, ".next", "annex-build");
const SOURCES = ["app", "components", "lib", "public", "prisma/schema"];
const FILES = ["instrumentation.ts", "next.config.js", "package-lock.json", "proxy.ts"];

function* filesIn(path: string): Generator<string> {
  for (const entry of readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* filesIn(inner);
    else if (!/\.test\.tsx?$/.test(inner) && !inner.startsWith("lib/testing/")) yield inner;
  }
}

function sourceHash(): string {
  const hash = createHash("sha256");
  const present = (path: string) => existsSync(join(root, path));
  for (const path of [
    ...SOURCES.filter(present).flatMap((folder) => [...filesIn(folder)]),
    ...FILES.filter(present),
  ]) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

const isCurrent = (wanted: string) => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;

/** Builds when the build is stale; waits while another process builds. @returns whether it built */
export async function ensureBuilt(): Promise<boolean> {
  const wanted = sourceHash();
  if (isCurrent(wanted)) return false;
  mkdirSync(join(root, ".cache"), { recursive: true });
  let lock = takeLock(join(root, ".cache", "build.lock"));
  for (; !lock; lock = takeLock(join(root, ".cache", "build.lock"))) await pause(500);
  try {
    if (isCurrent(wanted)) return false;
    process.stderr.write("Building…\n");
    rmSync(stamp, { force: true });
    await nextBuild();
    writeFileSync(stamp, wanted);
    return true;
  } finally {
    lock.release();
  }
}

export const nextProgram = () => createRequire(import.meta.url).resolve("next/dist/bin/next");

async function nextBuild() {
  const child = spawn(process.execPath, [nextProgram(), "build"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    // biome-ignore lint/style/noProcessEnv: the build inherits the caller's environment
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const stop = () => child.kill();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  process.off("SIGINT", stop).off("SIGTERM", stop);
  if (code !== 0)
    throw new Error(
      `The build failed.\n${Buffer.concat(output).toString("utf8").trim().slice(-4000)}`,
    );
}

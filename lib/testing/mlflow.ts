import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A real MLflow server from PyPI, in a virtual environment that is kept under `.cache`. */
const VERSION = "3.3.2";
/** This version of MLflow does not know the next one of its database library. */
const PACKAGES = [`mlflow==${VERSION}`, "sqlalchemy<2.1"];
const home = join(import.meta.dirname, "..", "..", ".cache", `mlflow-${VERSION}`);
const python = join(home, "bin", "python");
const ready = join(home, "installed");

export interface MlflowServer {
  readonly url: string;
  stop(): void;
}

function succeeds(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore", timeout: 600_000 }).status === 0;
}

/** Installs it where it is not. @returns why there is none, or null when there is */
export function mlflowMissing(): string | null {
  if (existsSync(ready)) return null;
  if (!succeeds("python3", "-m", "venv", "--help")) return "python3 with venv is not here";
  mkdirSync(join(home, ".."), { recursive: true });
  if (!succeeds("python3", "-m", "venv", "--clear", home)) return "no virtual environment";
  const quiet = ["--quiet", "--disable-pip-version-check", "--only-binary", ":all:"];
  if (!succeeds(python, "-m", "pip", "install", ...quiet, ...PACKAGES)) {
    return "mlflow cannot be installed from PyPI";
  }
  writeFileSync(ready, VERSION);
  return null;
}

/** Starts a server with an empty registry. @throws when it is installed and does not start */
export async function startMlflow(): Promise<MlflowServer> {
  const folder = mkdtempSync(join(tmpdir(), "annex-mlflow-"));
  const port = await freePort();
  const child = spawn(
    python,
    [
      ...[
        "-m",
        "mlflow",
        "server",
        "--host",
        "127.0.0.1",
        "--port",
        String(port),
        "--workers",
        "1",
      ],
      ...["--backend-store-uri", `sqlite:///${join(folder, "mlflow.db")}`],
      ...["--artifacts-destination", join(folder, "artifacts")],
    ],
    { cwd: folder, stdio: "ignore", detached: true },
  );
  const url = `http://127.0.0.1:${port}`;
  const stop = () => {
    // Its workers are of its process group.
    if (child.pid && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  };
  for (let left = 240; left > 0 && child.exitCode === null; left -= 1) {
    const answer = await fetch(`${url}/health`).catch(() => null);
    if (answer?.ok) return { url, stop };
    await pause(500);
  }
  stop();
  throw new Error("the MLflow server did not start");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Registers a model with some versions, as a client of MLflow does. */
export async function register(
  url: string,
  { name, versions, description }: { name: string; versions: number; description: string },
): Promise<void> {
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${url}/api/2.0/mlflow/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`MLflow answered ${answer.status}: ${await answer.text()}`);
  };
  const tags = [{ key: "license", value: "apache-2.0" }];
  await post("registered-models/create", { name, description, tags });
  for (let version = 1; version <= versions; version += 1) {
    await post("model-versions/create", { name, source: `mlflow-artifacts:/models/${version}` });
  }
  await post("registered-models/alias", { name, alias: "champion", version: "1" });
}

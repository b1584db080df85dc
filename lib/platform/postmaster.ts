import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Place } from "./database-place";
import { isAlive } from "./start-lock";

/** The server process itself: its folder, its start, its end. */
const SERVER_ENV = {
  PATH: "/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
  NODE_ENV: "production",
} as const;
const logOf = (folder: string) => join(dirname(folder), "database.log");

/** Sets up an empty folder; one that is set up stays as it is. */
export function initialise({ folder, bin, user }: Place, password: string) {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  // initdb refuses a folder with anything in it: what an interrupted one left is worth nothing.
  if (existsSync(folder))
    for (const left of readdirSync(folder)) rmSync(join(folder, left), { recursive: true });
  const passwordFile = join(tmpdir(), `annex-${randomBytes(8).toString("hex")}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if ("uid" in user) spawnSync("chown", [`${user.uid}:${user.gid}`, passwordFile]);
  try {
    const flags = [
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
    ];
    // The built-in provider sorts alike on every system and needs no locale installed.
    const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    const made = spawnSync(join(bin, "initdb"), ["-D", folder, ...flags, ...locale], {
      ...user,
      cwd: "/",
      env: SERVER_ENV,
      encoding: "utf8",
    });
    if (made.status !== 0) {
      throw new Error(
        `PostgreSQL cannot be set up in ${folder}. ${made.error?.message ?? made.stderr.trim()}`,
      );
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** The server's own record of itself: process, port and, on its last line, whether it is ready. */
function postmaster(folder: string): { pid: number; ready: boolean } | null {
  try {
    const lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
}

/** A server whose starter was killed still runs: it is ended, and a process file of nobody's removed. */
export async function stopOrphan(folder: string) {
  const left = postmaster(folder);
  if (!left) return;
  if (isAlive(left.pid) && commandOf(left.pid).includes(folder)) await end(left.pid);
  else rmSync(join(folder, "postmaster.pid"), { force: true });
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return (
      spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? ""
    );
  }
}

/** Fast shutdown; immediate when that takes too long; the last resort after that. */
export async function end(pid: number) {
  for (const [signal, patience] of [
    ["SIGINT", 10_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 2_000],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (const deadline = Date.now() + patience; Date.now() < deadline; await pause(20)) {
      if (!isAlive(pid)) return;
    }
  }
}

/** Starts the server on the wanted port, or on another when that is taken. */
export async function launch(place: Place, wanted: number, durable: boolean) {
  let port = await freePort(wanted);
  for (const deadline = Date.now() + 30_000; ; await pause(250)) {
    const failure = await run(place, port, durable);
    if (typeof failure === "number") return { port, pid: failure };
    if (/could not bind|Address already in use/.test(failure)) port = await freePort(0);
    // The children of a killed server need a moment to notice.
    else if (!/shared memory block|lock file/.test(failure) || Date.now() > deadline) {
      throw new Error(
        `PostgreSQL did not start. Its log, ${logOf(place.folder)}, ends: ${failure.trim().slice(-600)}`,
      );
    }
  }
}

/** @returns the process number when the server is ready, else what its log says. */
async function run(
  { folder, bin, user }: Place,
  port: number,
  durable: boolean,
): Promise<number | string> {
  const log = openSync(logOf(folder), "a", 0o600);
  if (fstatSync(log).size > 10_000_000) ftruncateSync(log);
  const from = fstatSync(log).size;
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "150",
    fsync: durable ? "on" : "off",
    synchronous_commit: durable ? "on" : "off",
    timezone: "UTC",
    log_timezone: "UTC",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // A group of its own: Ctrl-C in the terminal reaches the starter, which ends things in order.
  const child = spawn(join(bin, "postgres"), ["-D", folder, "-p", String(port), ...flags], {
    ...user,
    cwd: "/",
    env: SERVER_ENV,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let over = false;
  let trouble = "";
  child.on("error", (error) => {
    over = true;
    trouble = error.message;
  });
  child.on("exit", () => {
    over = true;
  });
  child.unref();
  while (!over) {
    const now = postmaster(folder);
    if (now?.ready && now.pid === child.pid) return now.pid;
    await pause(15);
  }
  return trouble || readFileSync(logOf(folder)).subarray(from).toString("utf8");
}

/** @returns the wanted port when it is free, else any. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wanted, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : wanted));
    });
  });
}

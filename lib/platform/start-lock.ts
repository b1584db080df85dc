import { spawnSync } from "node:child_process";
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";

/** One process at a time: a file that names its holder, worthless once that process is gone. */
export interface Lock {
  release(): void;
}
interface Holder {
  readonly pid: number;
  readonly since: string;
}

/** What the system says of a process, from its state on: the name before may hold spaces and brackets. */
function stat(pid: number): string[] | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

/** When a process began, so that a reused number is not taken for the old process. */
function beginning(pid: number): string {
  const onLinux = stat(pid)?.[19];
  if (onLinux) return onLinux;
  return (
    spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? ""
  );
}

export function isAlive(pid: number): boolean {
  // 0 would ask for one's own group, and nobody here is process 1.
  if (!Number.isInteger(pid) || pid < 2) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  // Ended, but nobody has asked for its exit code: common where the first process is no init.
  return stat(pid)?.[0] !== "Z";
}

function read(path: string): Holder | null {
  try {
    const [pid, since = ""] = readFileSync(path, "utf8").trim().split("\n");
    return { pid: Number(pid), since };
  } catch {
    return null;
  }
}

/** @returns the live process that holds the lock, if any. */
export function holderOf(path: string): number | null {
  const holder = read(path);
  if (!holder || !isAlive(holder.pid) || beginning(holder.pid) !== holder.since) return null;
  return holder.pid;
}

/** Takes the lock, also from a dead holder. @returns null when a living process has it. */
export function takeLock(path: string): Lock | null {
  const mine = `${process.pid}\n${beginning(process.pid)}`;
  for (let round = 0; round < 5; round++) {
    try {
      writeFileSync(path, mine, { flag: "wx", mode: 0o600 });
      return { release: () => read(path)?.pid === process.pid && rmSync(path, { force: true }) };
    } catch {
      if (holderOf(path) !== null) return null;
      setAside(path);
    }
  }
  return null;
}

/** Removes a dead lock; when another process was quicker and the file is a live one, it goes back. */
function setAside(path: string) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (holderOf(aside) !== null) linkSync(aside, path);
    unlinkSync(aside);
  } catch {
    // Somebody else removed it; the next round sees.
  }
}

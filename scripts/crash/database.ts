import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import * as z from "zod";
import { adminUrl, env } from "@/lib/platform/env";
import { isAlive } from "@/lib/platform/start-lock";

/** Ends the embedded server as a crash would: the postmaster, then each child, by its number. */
export async function crashDatabase(): Promise<void> {
  const master = postmasterOf();
  const children = childrenOf(master);
  for (const pid of [master, ...children]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself meanwhile.
    }
  }
  while ([master, ...children].some(isAlive)) await pause(20);
}

function postmasterOf(): number {
  const path = join(env.data, "database.json");
  const { folder } = z.object({ folder: z.string() }).parse(JSON.parse(readFileSync(path, "utf8")));
  const place = isAbsolute(folder) ? folder : join(env.data, folder);
  return Number(readFileSync(join(place, "postmaster.pid"), "utf8").split("\n")[0]);
}

function childrenOf(parent: number): number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return stdout.split("\n").flatMap((line) => {
    const [pid, ppid] = line.trim().split(/\s+/).map(Number);
    return pid && ppid === parent ? [pid] : [];
  });
}

/**
 * Killing a process leaves what the system had taken from it, so it says nothing about a power cut: what
 * protects from that are these settings, and the sync of each file before its row.
 */
export async function mustBeDurable(): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    for (const name of ["fsync", "synchronous_commit", "full_page_writes"]) {
      const { rows } = await client.query<Record<string, string>>(`SHOW ${name}`);
      if (rows[0]?.[name] !== "on") throw new Error(`The database runs with ${name} off.`);
    }
  } finally {
    await client.end();
  }
}

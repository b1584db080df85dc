import { setTimeout as pause } from "node:timers/promises";
import { type DatabaseServer, startDatabase } from "@/lib/platform/database-server";
import { disconnect } from "@/lib/platform/db";
import { env, loginUrl } from "@/lib/platform/env";
import { migrate } from "@/prisma/migrate";
import { ensureBuilt } from "../built";
import { beginLive } from "../installation";
import { startWeb, type WebServer } from "../web";
import { comparer, type Found } from "./compare";
import { crashDatabase, mustBeDurable } from "./database";
import { setStage } from "./world";
import { type Acknowledged, startWriters } from "./writer";

const say = (text: string) => process.stdout.write(`${text}\n`);

/** What runs at this moment, so that an end of any kind leaves nothing behind. */
interface Running {
  database: DatabaseServer;
  web: WebServer;
}

/** @returns whether nothing that was acknowledged is missing, and nothing else is wrong */
export async function crashRounds(rounds: number): Promise<boolean> {
  // Each server that was started listens for the end of this process.
  process.setMaxListeners(rounds * 2 + 20);
  await ensureBuilt();
  const database = await startDatabase(env.data);
  let running: Running | undefined;
  const stop = async () => {
    await running?.web.stop();
    await disconnect();
    await (running?.database ?? database).stop();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => stop().finally(() => process.exit(1)));
  }
  try {
    await mustBeDurable();
    await migrate();
    const stage = await setStage();
    await disconnect();
    await beginLive(loginUrl("owner"));
    running = { database, web: await startWeb() };
    const told: Acknowledged = {
      files: new Map(),
      versions: new Map(stage.attestations.map(({ id, version }) => [id, version])),
      surprises: [],
      count: 0,
    };
    const compare = comparer();
    let faults = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const victim = round % 2 === 1 ? "server" : "database";
      const writers = startWriters(running.web.url, stage, told);
      await pause(500 + Math.random() * 700);
      const begun = performance.now();
      await (victim === "server" ? crashServer(running) : crashAndRecover(running));
      const seconds = (performance.now() - begun) / 1000;
      await pause(200);
      await writers.rest();
      const found = await compare(told, { all: round === rounds });
      faults += report({ round, victim, seconds, told, found });
    }
    return faults === 0;
  } finally {
    await stop();
  }
}

async function crashServer(running: Running): Promise<void> {
  await running.web.crash();
  running.web = await startWeb();
}

/** The server stays, and must find the database again by itself. */
async function crashAndRecover(running: Running): Promise<void> {
  await crashDatabase();
  await running.database.stop();
  running.database = await startDatabase(env.data);
  const health = `${running.web.url}/api/health`;
  for (const deadline = Date.now() + 30_000; ; await pause(50)) {
    const answer = await fetch(health, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error("The server did not find its database again.");
  }
}

interface Round {
  readonly round: number;
  readonly victim: string;
  readonly seconds: number;
  readonly told: Acknowledged;
  readonly found: Found;
}

/** One line a round, and each fault in words. @returns how many faults there are */
function report({ round, victim, seconds, told, found }: Round): number {
  const { lost, doubled, withoutFile, damaged, trail, orphaned, entries } = found;
  const faults = [
    ...lost.map((one) => `lost: ${one}`),
    ...doubled.map((one) => `carried out twice: ${one}`),
    ...withoutFile.map((one) => `row without its file: ${one}`),
    ...damaged.map((one) => `file with another hash: ${one}`),
    ...trail.map((one) => `trail: ${one}`),
    ...told.surprises.splice(0).map((one) => `answer: ${one}`),
  ];
  say(
    `${String(round).padStart(4)} ${victim.padEnd(8)} killed, back in ${seconds.toFixed(1)} s: ${told.count} acknowledged, ${lost.length} lost, ${doubled.length} doubled, ${withoutFile.length} without file, ${damaged.length} damaged, ${orphaned} orphaned; trail of ${entries} ${trail.length === 0 ? "holds" : "does not hold"}`,
  );
  for (const fault of faults) say(`     ${fault}`);
  return faults.length;
}

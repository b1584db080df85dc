import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { type DatabaseServer, startDatabase } from "@/lib/platform/database-server";
import { adminUrl, env, loginUrl } from "@/lib/platform/env";
import { eraseAll } from "@/prisma/install";
import { migrate } from "@/prisma/migrate";
import { ensureBuilt } from "./built";
import { beginLive, installationState } from "./installation";
import { hasLeftExample, leaveExample } from "./leave-example";
import { runUntilTold } from "./process";
import { mustBeFree, ownUrl, startWeb, type WebServer } from "./web";

/** `npm start`: the product, whole. Database, migrations, example company, build, server with jobs. */
const say = (text: string) => process.stdout.write(`${text}\n`);

async function begin(began: (one: { stop(): Promise<void> }) => void): Promise<WebServer> {
  if (!env.databaseUrl) {
    const database: DatabaseServer = await startDatabase(env.data);
    began(database);
  }
  await mustBeFree();
  const aside = await leaveExample();
  if (aside) say(`The example is set aside as the database ${aside}.`);
  await migrate();
  await fill();
  await ensureBuilt();
  const web = await startWeb();
  began(web);
  await greet();
  say(`Ready ${web.url}`);
  return web;
}

/** An empty installation gets the example company, or stays empty for its first administrator. */
async function fill() {
  let state = await installationState(loginUrl("owner"));
  if (state.mode === "live") return;
  if (state.mode === "loading" && state.entries > 0) {
    if (env.databaseUrl) {
      throw new Error(
        "Loading the example company was interrupted. Empty the database, or set ANNEX_DEMO=0 and use another one.",
      );
    }
    say("Loading the example company was interrupted; it begins again.");
    await eraseAll(adminUrl());
    await migrate();
    state = await installationState(loginUrl("owner"));
  }
  if (env.demo && !hasLeftExample() && state.entries === 0) {
    say("Loading the example company…");
    const { loadExample } = await import("@/prisma/seed/main");
    await loadExample();
  }
  await beginLive(loginUrl("owner"));
}

const demo = z.object({
  password: z.string(),
  people: z.array(z.object({ email: z.string(), name: z.string(), roles: z.array(z.string()) })),
});

/** Who can sign in: the example's people, or the link for the first administrator. */
async function greet() {
  const path = join(env.data, "demo.json");
  if (env.demo && existsSync(path)) {
    const { password, people } = demo.parse(JSON.parse(readFileSync(path, "utf8")));
    say(`\nExample company. Everybody's password: ${password}\n`);
    const widest = Math.max(...people.map(({ email }) => email.length));
    for (const { email, name, roles } of people)
      say(`  ${email.padEnd(widest)}  ${name} (${roles.join(", ").replaceAll("_", " ")})`);
    say("");
    return;
  }
  const { setUpPath } = await import("@/lib/adapters/sign-in");
  const link = await setUpPath();
  const { disconnect } = await import("@/lib/platform/db");
  await disconnect();
  if (link) say(`\nAdd your organisation and its first administrator: ${ownUrl()}${link}\n`);
}

await runUntilTold(begin);

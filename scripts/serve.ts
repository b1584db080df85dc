import { borrowDatabase } from "@/lib/platform/database-server";
import { env } from "@/lib/platform/env";
import { runUntilTold } from "./process";
import { mustBeFree, startWeb } from "./web";

/** `npm run serve`: one server of any number, on a database that is migrated and a build that is made. */
await runUntilTold(async (began) => {
  await mustBeFree();
  if (!env.databaseUrl) began(await borrowDatabase(env.data));
  const web = await startWeb();
  began(web);
  process.stdout.write(`Ready ${web.url}\n`);
  return web;
});

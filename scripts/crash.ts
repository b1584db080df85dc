import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

/**
 * `npm run crash -- --rounds N`: uploads and attestations, while the server (every other round) or the
 * database is killed at a random moment. All that was acknowledged must be there when it is back.
 */
const { values } = parseArgs({ options: { rounds: { type: "string", default: "10" } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write("Usage: npm run crash -- --rounds <number>\n");
  process.exit(2);
}

const data = mkdtempSync(join(tmpdir(), "annex-crash-"));
// The database's account must be able to pass through.
chmodSync(data, 0o711);
const own = {
  ANNEX_DATA: data,
  ANNEX_DEMO: "0",
  // biome-ignore lint/style/noProcessEnv: set before anything reads it
  ANNEX_LOG: process.env.ANNEX_LOG ?? "silent",
  PORT: String(await freePort()),
};
// biome-ignore lint/style/noProcessEnv: an installation of its own, whatever the caller has
for (const name of Object.keys(process.env)) if (isOther(name)) delete process.env[name];
// biome-ignore lint/style/noProcessEnv: the same
Object.assign(process.env, own);

const { crashRounds } = await import("./crash/rounds");
const isSound = await crashRounds(rounds).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  return false;
});
if (isSound) rmSync(data, { recursive: true, force: true });
else process.stderr.write(`What was left is in ${data}.\n`);
process.exit(isSound ? 0 : 1);

/** Another database, store or address would be the caller's real one. */
function isOther(name: string): boolean {
  return name === "DATABASE_URL" || (name.startsWith("ANNEX_") && !(name in own));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

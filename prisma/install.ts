import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";

/** Roles, trail and clock: what the installer (a superuser or an owner with CREATEROLE) sets up. */
const FOLDER = new URL("./install/", import.meta.url);
export const LOGINS = ["owner", "app", "reader", "sealer", "viewlog", "auditor"] as const;
export type InstalledLogin = (typeof LOGINS)[number];
type PasswordOf = (login: InstalledLogin) => string;

interface Part {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

export function installParts(): Part[] {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  if (names.length === 0) throw new Error("prisma/install is empty: nothing can be installed.");
  return names.map((name) => {
    const sql = readFileSync(new URL(name, FOLDER), "utf8");
    return { name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
  });
}

/**
 * Creates what is missing of roles, trail and clock, and sets the log-ins' passwords.
 * @returns the names of the parts that were installed now
 */
export async function installRoles(adminUrl: string, passwordOf: PasswordOf): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await mustSuit(client);
    // Two installers at once would trip over each other; the second finds the work done.
    await client.query("SELECT pg_advisory_lock(hashtext('annex.install'))");
    const done = await installMissing(client);
    for (const login of LOGINS) await setPassword(client, login, passwordOf(login));
    return done;
  } finally {
    await giveBack(client);
    await client.end();
  }
}

async function mustSuit(client: pg.Client) {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding",
  );
  const [found] = rows;
  if (!found || found.version < 150000) throw new Error("Annex needs PostgreSQL 15 or newer.");
  if (found.encoding !== "UTF8") {
    throw new Error(
      `Annex needs a UTF-8 database; this one is ${found.encoding}. Create it with ENCODING 'UTF8' TEMPLATE template0.`,
    );
  }
}

async function installMissing(client: pg.Client): Promise<string[]> {
  const [roles, ...rest] = installParts();
  if (!roles) return [];
  // The roles belong to the whole server and outlive a database, so this part runs every time.
  await inTransaction(client, () => client.query(roles.sql));
  // The trail's own list; an installer who is no superuser reads it as its owner.
  await client.query("SET ROLE annex_trail");
  const known = await installed(client);
  await client.query("RESET ROLE");
  const missing = rest.filter((part) => !known.has(part.name));
  const changed = rest.find((part) => (known.get(part.name) ?? part.sha256) !== part.sha256);
  if (changed)
    throw new Error(
      `prisma/install/${changed.name} was changed after it was installed. Add a new part instead.`,
    );
  if (missing.length === 0) return [];
  await inTransaction(client, async () => {
    for (const part of missing) await client.query(part.sql);
    await client.query("SET ROLE annex_trail");
    for (const { name, sha256 } of missing) {
      await client.query("INSERT INTO annex.installed (name, sha256) VALUES ($1, $2)", [
        name,
        sha256,
      ]);
    }
    await client.query("RESET ROLE");
  });
  return missing.map((part) => part.name);
}

/** @returns name and hash of each part that this database has. */
export async function installed(client: pg.Client): Promise<Map<string, string>> {
  const there = await client.query(
    "SELECT FROM pg_class WHERE oid = to_regclass('annex.installed')",
  );
  if (there.rowCount === 0) return new Map();
  const { rows } = await client.query<{ name: string; sha256: string }>(
    "SELECT name, sha256 FROM annex.installed",
  );
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

async function inTransaction(client: pg.Client, work: () => Promise<unknown>) {
  await client.query("BEGIN");
  try {
    await work();
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function setPassword(client: pg.Client, login: InstalledLogin, password: string) {
  const verifier = client.escapeLiteral(scramVerifier(password));
  await client.query(
    `ALTER ROLE ${client.escapeIdentifier(`annex_${login}`)} PASSWORD ${verifier}`,
  );
}

/** What PostgreSQL would store, computed here, so that no password stands in a server's log. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, 4096, 32, "sha256");
  const keyed = (text: string) => createHmac("sha256", salted).update(text).digest();
  const stored = createHash("sha256").update(keyed("Client Key")).digest("base64");
  return `SCRAM-SHA-256$4096:${salt.toString("base64")}$${stored}:${keyed("Server Key").toString("base64")}`;
}

/** An installer who is no superuser borrowed the owners' rights (01-roles.sql). */
async function giveBack(client: pg.Client) {
  await client.query(`ROLLBACK; RESET ROLE; DO $$ DECLARE r text; BEGIN
    FOR r IN SELECT rolname FROM pg_roles WHERE rolname IN ('annex_trail', 'annex_owner')
      AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) LOOP
      EXECUTE format('REVOKE %I FROM %I', r, current_user);
    END LOOP;
  END $$`);
}

/** Removes everything Annex put into a database, so that it can be installed anew. Roles stay. */
export async function eraseAll(adminUrl: string) {
  const [roles] = installParts();
  const client = new pg.Client({ connectionString: adminUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    if (roles) await client.query(roles.sql);
    await client.query("SET ROLE annex_owner; DROP SCHEMA IF EXISTS app, graphile_worker CASCADE");
    await client.query("SET ROLE annex_trail; DROP SCHEMA IF EXISTS audit, annex CASCADE");
  } finally {
    await giveBack(client);
    await client.end();
  }
}

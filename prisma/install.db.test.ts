import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DatabaseServer, startDatabase } from "@/lib/platform/database-server";
import { weaknesses } from "@/lib/platform/weakness";
import { eraseAll, installParts, installRoles } from "./install";
import { deploy } from "./migrate";

/** A server of somebody else's: what its administrator and a mere owner of a database can set up. */
const folder = mkdtempSync(join(tmpdir(), "annex-external-"));
let server: DatabaseServer;
beforeAll(async () => {
  chmodSync(folder, 0o711);
  server = await startDatabase(folder, { durable: false });
  await as(server.databaseUrl, "CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'k'");
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const as = async (url: string, ...statements: string[]) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let last: pg.QueryResult | undefined;
    for (const sql of statements) last = await client.query(sql);
    return last?.rows ?? [];
  } finally {
    await client.end();
  }
};
const passwordOf = (login: string) => `only-for-${login}`;
const urlOf = (database: string, login?: string, password = "") => {
  const url = new URL(server.databaseUrl);
  url.pathname = `/${database}`;
  if (login) Object.assign(url, { username: login, password });
  return url.href;
};
const ownerOf = (database: string) => urlOf(database, "annex_owner", passwordOf("owner"));

/** The product's own smallest write: it needs roles, trail, migrations and grants to be right. */
const write = (database: string, entry: boolean) =>
  as(
    urlOf(database, "annex_app", passwordOf("app")),
    "BEGIN",
    "INSERT INTO environment (id, reference, name, tier) VALUES (gen_random_uuid(), 'prod', 'Production', 'production')",
    ...(entry
      ? [
          `SELECT audit.append(jsonb_build_object('actor', 'a', 'action', 'environment.added', 'entity', 'environment', 'entityId', (SELECT id FROM environment)))`,
        ]
      : []),
    "SELECT graphile_worker.add_job('x')",
    "COMMIT",
  );

describe("an owner of a database who may create roles but is no superuser", () => {
  const keeper = () => urlOf("theirs", "keeper", "k");
  beforeAll(() =>
    as(
      server.databaseUrl,
      "CREATE DATABASE theirs OWNER keeper TEMPLATE template0 ENCODING 'UTF8'",
    ),
  );

  it("installs everything, with all the separate log-ins", async () => {
    expect(await installRoles(keeper(), passwordOf)).toEqual(
      installParts()
        .slice(1)
        .map(({ name }) => name),
    );
    expect((await deploy(ownerOf("theirs"))).length).toBeGreaterThan(2);
    await expect(write("theirs", false)).rejects.toThrow("without (or after) an entry");
    await write("theirs", true);
  });

  it("applies nothing the second time", async () => {
    expect(await installRoles(keeper(), passwordOf)).toEqual([]);
    expect(await deploy(ownerOf("theirs"))).toEqual([]);
  });

  it("is told what is weaker there", async () => {
    const codes = (await weaknesses(keeper())).map(({ code }) => code);
    expect(codes).toEqual(["large_objects", "installer_owns_trail", "not_durable"]);
  });

  it("cannot act as the trail's owner once the installation is over", async () => {
    await expect(as(keeper(), "SET ROLE annex_trail")).rejects.toThrow("permission denied");
  });

  it("can erase it all and begin anew", async () => {
    await eraseAll(keeper());
    expect((await installRoles(keeper(), passwordOf)).length).toBe(installParts().length - 1);
    expect((await deploy(ownerOf("theirs"))).length).toBeGreaterThan(2);
  });
});

describe("a superuser", () => {
  it("installs beside it, in a database of its own", async () => {
    await installRoles(server.databaseUrl, passwordOf);
    await deploy(ownerOf("annex"));
    await write("annex", true);
    const codes = (await weaknesses(server.databaseUrl)).map(({ code }) => code);
    expect(codes).toEqual(["superuser", "not_durable"]);
  });
});

describe("what cannot be is said", () => {
  it("a database in another encoding", async () => {
    await as(
      server.databaseUrl,
      "CREATE DATABASE ascii TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C' LOCALE_PROVIDER libc",
    );
    await expect(installRoles(urlOf("ascii"), passwordOf)).rejects.toThrow(
      "Annex needs a UTF-8 database",
    );
  });

  it("a part that was changed after it was installed", async () => {
    const set = (hash: string) =>
      as(
        server.databaseUrl,
        `UPDATE annex.installed SET sha256 = '${hash}' WHERE name = '05-append.sql'`,
      );
    await set("0");
    await expect(installRoles(server.databaseUrl, passwordOf)).rejects.toThrow(
      "05-append.sql was changed",
    );
    await set(installParts().find(({ name }) => name === "05-append.sql")?.sha256 ?? "");
  });

  it("no migrations, a broken one, and a table that the trail would not see", async () => {
    const empty = join(folder, "none");
    mkdirSync(empty);
    const at = pathToFileURL(`${empty}/`);
    await expect(deploy(ownerOf("annex"), at)).rejects.toThrow("nothing to apply");
    const add = (name: string, sql: string) => {
      mkdirSync(join(empty, name));
      writeFileSync(join(empty, name, "migration.sql"), sql);
    };
    await as(server.databaseUrl, "CREATE DATABASE broken TEMPLATE template0");
    await installRoles(urlOf("broken"), passwordOf);
    add(
      "20300101000000_unseen",
      "CREATE TABLE app.unseen (id int); -- nothing watches it; so it must not pass",
    );
    await expect(deploy(ownerOf("broken"), at)).rejects.toThrow("unseen (keep_insert missing)");
    add("20300101000001_broken", "CREATE TABLE app.half (id int); SELECT 1/0;");
    await expect(deploy(ownerOf("broken"), at)).rejects.toThrow("division by zero");
    expect(await as(urlOf("broken"), "SELECT to_regclass('app.half') AS half")).toEqual([
      { half: null },
    ]);
  });
});

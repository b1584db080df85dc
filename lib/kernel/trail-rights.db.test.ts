import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Clients,
  change,
  closeAll,
  event,
  LOGINS,
  refusal,
  sampleClients,
} from "@/lib/testing/sample";

/** Who is refused what by the database itself, whatever the application thinks. */
let clients: Clients;
beforeAll(async () => {
  clients = await sampleClients();
  await change(
    clients.app,
    ["INSERT INTO sample VALUES (1, 'one', 'hush')"],
    event("sample.added", 1),
  );
});
afterAll(() => closeAll(clients));

const COLUMNS = {
  "audit.entry": "body",
  "audit.leaf": "idx",
  "audit.checkpoint": "size",
  "audit.anchor": "receipt",
  "audit.record_version": "n",
  "audit.redaction": "id",
  "audit.unsealed": "id",
  "audit.redactable": "entity",
  "audit.exempt": "rel",
  "audit.seal_lock": "one",
  "annex.installation": "mode",
  "annex.clock": "at",
  "annex.installed": "sha256",
} as const;
const verbs = (table: string, column: string) => [
  `INSERT INTO ${table} DEFAULT VALUES`,
  `UPDATE ${table} SET ${column} = DEFAULT`,
  `DELETE FROM ${table}`,
  `TRUNCATE ${table}`,
  `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
  `DROP TABLE ${table}`,
  `CREATE TRIGGER zz BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
];
/** Migrations keep the two closed lists; the sealer notes where a checkpoint was sent. */
const ALLOWED = {
  owner: /^(INSERT INTO|DELETE FROM) audit\.(redactable|exempt)/,
  sealer: /^INSERT INTO audit\.anchor/,
} as Record<string, RegExp | undefined>;

describe.each(LOGINS)("annex_%s", (login) => {
  it.each(Object.entries(COLUMNS))("changes nothing in %s", async (table, column) => {
    for (const sql of verbs(table, column)) {
      if (ALLOWED[login]?.test(sql)) continue;
      expect([sql, await refusal(clients[login], "BEGIN READ WRITE", sql)]).toEqual([sql, "42501"]);
    }
  });

  it.each([
    "SET ROLE postgres",
    "SET ROLE annex_trail",
    `SET ROLE annex_${login === "owner" ? "app" : "owner"}`,
    "SET SESSION AUTHORIZATION postgres",
    "SET session_replication_role = replica",
    "CREATE TEMP TABLE entry (x int)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "CREATE FUNCTION audit.x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE OR REPLACE FUNCTION audit.append(p jsonb) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
    "SELECT lo_from_bytea(0, 'x')",
    "COPY (SELECT 1) TO PROGRAM 'id'",
    "SELECT pg_read_file('PG_VERSION')",
    "LOCK TABLE audit.entry IN ACCESS EXCLUSIVE MODE",
    "SELECT FROM audit.seal_lock FOR UPDATE",
  ])("is refused: %s", async (sql) => {
    expect(await refusal(clients[login], "BEGIN READ WRITE", sql)).not.toBe("not refused");
  });
});

/** Functions and tables, and the one log-in that may use them. */
const ONLY = {
  owner: [
    "SELECT annex.set_now('2020-01-01')",
    "SELECT annex.set_mode('test')",
    "CREATE TRIGGER zz AFTER INSERT ON app.sample FOR EACH STATEMENT EXECUTE FUNCTION audit.keep_version()",
    "ALTER TABLE app.sample DISABLE TRIGGER keep_update",
    "INSERT INTO audit.exempt VALUES ('app.sample', 'x')",
    "CREATE FUNCTION app.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "DROP POLICY engagement ON app.risk",
    "UPDATE app._prisma_migrations SET checksum = 'x'",
    "SELECT app.count_on()",
  ],
  sealer: ["SELECT audit.take(10)", "SELECT audit.seal(0, '{}', '{}', '', '{}', '')"],
  app: [
    `SELECT audit.append('${JSON.stringify(event("sample.looked_at", 1))}')`,
    "SELECT graphile_worker.add_job('x')",
  ],
  viewlog: [
    "SELECT audit.append_view('00000000-0000-7000-8000-000000000001', 'p', 'risks.get', 'x', 'risk')",
  ],
} as const;

describe("what one log-in may", () => {
  it.each(Object.entries(ONLY))("annex_%s may, no other may", async (own, statements) => {
    for (const login of LOGINS.filter((one) => one !== own)) {
      for (const sql of statements) {
        // The owner of the job queue's tables is the one that migrates them.
        if (login === "owner" && sql.includes("graphile_worker")) continue;
        const code = await refusal(clients[login], "BEGIN READ WRITE", sql);
        expect([login, sql, code]).not.toEqual([login, sql, "not refused"]);
      }
    }
  });

  it.each(["reader", "auditor", "viewlog", "sealer"] as const)(
    "annex_%s writes no business row",
    async (login) => {
      const sql = "UPDATE app.sample SET title = 'x'";
      expect(
        await refusal(
          clients[login],
          "SET default_transaction_read_only = off",
          "BEGIN READ WRITE",
          sql,
        ),
      ).toBe("42501");
    },
  );

  it.each(["viewlog", "sealer", "auditor"] as const)(
    "annex_%s reads nothing but its own",
    async (login) => {
      for (const table of [
        "app.sample",
        "app.person",
        "app.session",
        "app.credential",
        "app.api_token",
        "audit.entry",
        "audit.record_version",
      ]) {
        const column = table === "app.person" ? "email" : "*";
        expect([table, await refusal(clients[login], `SELECT ${column} FROM ${table}`)]).toEqual([
          table,
          "42501",
        ]);
      }
      expect(await refusal(clients[login], "SELECT audit.as_of('sample', now())")).toBe("42501");
    },
  );

  it("may not truncate a business table, not even the owner", async () => {
    for (const login of LOGINS) {
      expect(await refusal(clients[login], "BEGIN READ WRITE", "TRUNCATE app.sample CASCADE")).toBe(
        "42501",
      );
    }
  });
});

describe("a superuser", () => {
  it.each([
    "UPDATE audit.entry SET body = body",
    "DELETE FROM audit.record_version",
    "TRUNCATE audit.record_version CASCADE",
    "UPDATE audit.record_version SET data = '{}'",
    "UPDATE app.sample SET title = 'x'",
  ])("still meets the triggers under replication: %s", async (sql) => {
    const code = await refusal(
      clients.admin,
      "BEGIN",
      "SET LOCAL session_replication_role = replica",
      sql,
      "COMMIT",
    );
    expect(["42501", "23514"]).toContain(code);
  });
});

describe("the closed lists", () => {
  it("leave no table unwatched that servers may write to", async () => {
    expect((await clients.reader.query("SELECT * FROM audit.unwatched")).rows).toEqual([]);
  });

  it("exempt these tables and no others", async () => {
    const { rows } = await clients.reader.query<{ rel: string }>(
      'SELECT rel FROM audit.exempt ORDER BY rel COLLATE "C"',
    );
    expect(rows.map(({ rel }) => rel)).toMatchInlineSnapshot(`
      [
        "app._prisma_migrations",
        "app.flow_position",
        "app.former_holder",
        "app.idempotency",
        "app.reference_kind",
        "app.risk_past",
        "app.risk_tally",
        "app.risk_tally_day",
        "app.session",
        "app.sign_in_failure",
        "app.token_use",
        "graphile_worker._private_job_queues",
        "graphile_worker._private_jobs",
        "graphile_worker._private_known_crontabs",
        "graphile_worker._private_tasks",
      ]
    `);
  });

  it("show a trigger that is disabled, dropped or weaker, a new table, and an exemption without table", async () => {
    for (const sql of [
      "ALTER TABLE app.sample DISABLE TRIGGER keep_update",
      "DROP TRIGGER keep_delete ON app.sample",
      "ALTER TABLE app.sample ENABLE TRIGGER keep_insert",
      "CREATE TABLE app.fresh (id int)",
      "INSERT INTO audit.exempt VALUES ('app.gone', 'x')",
    ]) {
      await clients.owner.query("BEGIN");
      await clients.owner.query(sql);
      const { rowCount } = await clients.owner.query("SELECT FROM audit.unwatched");
      await clients.owner.query("ROLLBACK");
      expect([sql, Number(rowCount) > 0]).toEqual([sql, true]);
    }
  });
});

describe("the product's clock", () => {
  it("moves what is valid, never the trail's own stamp, and says so in the entry", async () => {
    await clients.owner.query("SELECT annex.set_now('2024-03-01T00:00:00Z')");
    await change(clients.app, ["UPDATE sample SET title = 'then'"], event("sample.changed", 1));
    await clients.owner.query("SELECT annex.set_now(NULL)");
    const { rows } = await clients.reader.query(
      "SELECT body, valid_ms FROM audit.entry ORDER BY id DESC LIMIT 1",
    );
    const body = JSON.parse(rows[0].body);
    expect(body).toMatchObject({
      loaded: true,
      effectiveAt: Date.parse("2024-03-01"),
      db: "annex_app",
    });
    expect(Math.abs(body.at - Date.now())).toBeLessThan(60_000);
    expect(Number(rows[0].valid_ms)).toBe(body.effectiveAt);
  });

  it("is not moved by settings that anybody may set", async () => {
    await clients.app.query("SET annex.now = '2001-01-01'; SET TimeZone = 'Pacific/Kiritimati'");
    const { rows } = await clients.app.query(
      "SELECT annex.now() = transaction_timestamp() AS same",
    );
    await clients.app.query("RESET ALL");
    expect(rows).toEqual([{ same: true }]);
  });

  it("cannot be moved any more once the installation is live", async () => {
    await clients.owner.query("BEGIN");
    await clients.owner.query("SELECT annex.set_mode('live')");
    expect(await refusal(clients.owner, "SELECT annex.set_now('2020-01-01')")).toBe("42501");
    await clients.owner.query("BEGIN");
    await clients.owner.query("SELECT annex.set_mode('live')");
    expect(await refusal(clients.owner, "SELECT annex.set_mode('test')")).toBe("42501");
  });

  it("lets no advisory lock stop the sealer", async () => {
    await clients.app.query("SELECT pg_advisory_lock(hashtext('audit.seal'))");
    await clients.sealer.query("SET statement_timeout = '2s'");
    await clients.sealer.query("BEGIN");
    expect((await clients.sealer.query("SELECT audit.take(1)")).rowCount).toBe(1);
    await clients.sealer.query("ROLLBACK");
    await clients.app.query("SELECT pg_advisory_unlock_all()");
  });
});

import type pg from "pg";

/** What a superuser can do to the trail once he has taken its triggers off; and how to undo it. */
const TABLES = [
  "entry",
  "leaf",
  "checkpoint",
  "record_version",
  "redaction",
  "unsealed",
  "anchor",
] as const;

/** Runs statements on the trail with every trigger off, and puts the triggers back as they were. */
export async function tamper(admin: pg.Client, statements: readonly string[]) {
  await admin.query("ROLLBACK; BEGIN");
  // Foreign keys are triggers too.
  await admin.query("SET LOCAL session_replication_role = replica");
  for (const table of TABLES) await admin.query(`ALTER TABLE audit.${table} DISABLE TRIGGER USER`);
  for (const sql of statements) await admin.query(sql);
  const { rows } = await admin.query<{ sql: string }>(
    `SELECT format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', tgrelid::regclass, tgname) AS sql
    FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = ANY ($1::text[]::regclass[])`,
    [TABLES.map((table) => `audit.${table}`)],
  );
  for (const { sql } of rows) await admin.query(sql);
  await admin.query("COMMIT");
}

/** Keeps the trail as it is now. @returns a function that puts it back. */
export async function keepTrail(admin: pg.Client): Promise<() => Promise<void>> {
  for (const table of TABLES)
    await admin.query(`CREATE TABLE public.kept_${table} AS TABLE audit.${table}`);
  return () =>
    tamper(admin, [
      `TRUNCATE ${TABLES.map((table) => `audit.${table}`)}`,
      ...TABLES.map(
        (table) =>
          `INSERT INTO audit.${table} OVERRIDING SYSTEM VALUE SELECT * FROM public.kept_${table}`,
      ),
    ]);
}

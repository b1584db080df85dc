import pg from "pg";

/** What this server does not hold as firmly as the trail would like; `annex doctor` shows it. */
export interface Weakness {
  readonly code: string;
  readonly message: string;
}

const CHECKS: readonly (Weakness & { readonly sql: string })[] = [
  {
    code: "temporary_tables",
    sql: "SELECT has_database_privilege('annex_app', current_database(), 'TEMP')",
    message:
      "Log-ins may create temporary tables. As owner of the database: REVOKE ALL ON DATABASE … FROM PUBLIC.",
  },
  {
    code: "large_objects",
    sql: "SELECT has_function_privilege('annex_reader', 'pg_catalog.lo_from_bytea(oid, bytea)', 'EXECUTE')",
    message:
      "The read-only log-ins may store large objects. As superuser: REVOKE EXECUTE on the lo_ functions from PUBLIC.",
  },
  {
    code: "public_schema",
    sql: "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'public' AND has_schema_privilege('annex_app', oid, 'CREATE'))",
    message:
      "Log-ins may create objects in the schema public. As its owner: REVOKE ALL ON SCHEMA public FROM PUBLIC.",
  },
  {
    code: "installer_owns_trail",
    // Before PostgreSQL 16 whoever may create roles may take any.
    sql: `SELECT NOT rolsuper AND (pg_has_role(oid, 'annex_trail', 'MEMBER')
        OR rolcreaterole AND current_setting('server_version_num')::int < 160000)
      FROM pg_roles WHERE rolname = current_user`,
    message:
      "The log-in in DATABASE_URL created the owner of the trail and can take its place. Keep it for migrations; give servers ANNEX_APP_DATABASE_URL and the other log-ins.",
  },
  {
    code: "superuser",
    sql: "SELECT rolsuper FROM pg_roles WHERE rolname = current_user",
    message:
      "The log-in in DATABASE_URL is a superuser, who can rewrite the trail; only a checkpoint kept elsewhere shows it. Keep it for migrations.",
  },
  {
    code: "strong_log_in",
    sql: `SELECT EXISTS (SELECT FROM pg_roles r WHERE r.rolname LIKE 'annex\\_%'
      AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolreplication
        OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid)))`,
    message:
      "One of the annex_ log-ins has rights beyond its own (superuser, roles, replication or a membership).",
  },
  {
    code: "not_durable",
    sql: "SELECT 'off' IN (current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit'))",
    message:
      "fsync, full_page_writes or synchronous_commit is off: a power cut can lose what was acknowledged.",
  },
];

/** Asks the server itself rather than remembering what the installation met. */
export async function weaknesses(connectionString: string): Promise<Weakness[]> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const found: Weakness[] = [];
    for (const { code, sql, message } of CHECKS) {
      const { rows } = await client.query<boolean[]>({ text: sql, rowMode: "array" });
      if (rows[0]?.[0]) found.push({ code, message });
    }
    return found;
  } finally {
    await client.end();
  }
}

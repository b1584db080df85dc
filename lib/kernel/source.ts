import pg from "pg";
import type { Sql } from "sql-template-tag";
import { clients, pools, type Reader, statementNames } from "@/lib/platform/db";
import { type Actor, holds, type Via } from "./actor";
import { forbidden, unavailable } from "./errors";
import type { AnyQuery } from "./operation";
import { appendView } from "./trail";

/** Where a query reads from. */
export interface Source {
  readonly db: Reader;
  readonly rows: <Row>(statement: Sql) => Promise<Row[]>;
}
type WithSource = <Value>(use: (source: Source) => Promise<Value>) => Promise<Value>;

const nameOf = statementNames("q");

async function prepared<Row>(statement: Sql): Promise<Row[]> {
  const name = nameOf(statement.text);
  const found = await pools
    .reader()
    .query({ text: statement.text, values: statement.values, ...(name && { name }) });
  return found.rows as Row[];
}

const own: WithSource = (use) => use({ db: clients.reader(), rows: prepared });

/**
 * Chooses the log-in a query runs on. An external auditor's view is written down first, by a log-in
 * that can do only that; then the rows are read by a log-in that sees only what is granted.
 */
export async function openSource(
  query: AnyQuery,
  actor: Actor,
  input: unknown,
  via: Via,
): Promise<WithSource> {
  if (!holds(actor, "external_auditor") || query.own) return own;
  const { engagementId } = actor;
  if (!query.module || !engagementId) {
    throw forbidden("Open the assessor's room of an engagement that is running.");
  }
  await logView({ query, module: query.module, actor, engagementId, input, via });
  return (use) => asAuditor(engagementId, actor.id, use);
}

interface Viewing {
  query: AnyQuery;
  module: string;
  actor: Actor;
  engagementId: string;
  input: unknown;
  via: Via;
}

async function logView({ query, module, actor, engagementId, input, via }: Viewing) {
  try {
    await appendView({
      engagementId,
      personId: actor.id,
      entity: query.name,
      entityId: idOf(input),
      module,
      requestId: via.requestId,
    });
  } catch (error) {
    if (isRefusal(error)) {
      throw forbidden("Your engagement does not grant this, or it is not open.");
    }
    throw unavailable("Views cannot be logged at the moment, so nothing is shown. Try again soon.");
  }
}

const idOf = (input: unknown) =>
  typeof input === "object" && input !== null && "id" in input ? String(input.id) : "list";
/** Said by `audit.append_view` itself. A log-in without its rights gets the same code from the server. */
const isRefusal = (error: unknown) =>
  error instanceof pg.DatabaseError && error.code === "42501" && error.message.startsWith("audit:");

/** Both clients tell the database who looks, for one transaction; row policies do the rest. */
async function asAuditor<Value>(
  engagementId: string,
  personId: string,
  use: (source: Source) => Promise<Value>,
): Promise<Value> {
  const rows = async <Row>(statement: Sql): Promise<Row[]> => {
    const client = await pools.auditor().connect();
    try {
      await client.query("BEGIN READ ONLY");
      await client.query(
        "SELECT set_config('annex.engagement', $1, true), set_config('annex.person', $2, true)",
        [engagementId, personId],
      );
      const found = await client.query(statement.text, statement.values);
      await client.query("COMMIT");
      client.release();
      return found.rows as Row[];
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
  return clients.auditor().$transaction(async (db) => {
    await db.$executeRaw`SELECT set_config('annex.engagement', ${engagementId}, true),
      set_config('annex.person', ${personId}, true)`;
    return use({ db, rows });
  });
}

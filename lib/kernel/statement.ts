import type { Sql } from "sql-template-tag";
import type { Tx } from "@/lib/platform/db";

interface RawTransaction {
  $queryRaw(statement: Sql): PromiseLike<unknown>;
}

/**
 * One statement in a command's own transaction, for the few steps that no model's verb can say: a walk
 * over thousands of relations, a change of thousands of rows at once, a lock. Who may import this is
 * listed by name in `.dependency-cruiser.cjs`; everything else speaks through models.
 */
export async function statement<Row>(tx: Tx, text: Sql): Promise<Row[]> {
  const raw = tx as unknown as RawTransaction;
  return (await raw.$queryRaw(text)) as Row[];
}

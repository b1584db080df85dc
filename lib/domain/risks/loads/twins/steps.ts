import sql from "sql-template-tag";
import { statement } from "@/lib/kernel/statement";
import type { Tx } from "@/lib/platform/db";
import type { Rows } from "../../proposals/looks/steps";
import { type Told, type Twin, type Twins, twinKey } from "./rules";

type Found = Told & { readonly id: string; readonly reference: string };

/** Of a table's titles, as many risks as are held against it. */
const MOST = 20_000;

/** The open risks that have the title of a row, by what they say; the oldest of several. */
export async function twinsOf(rows: Rows, titles: readonly string[]): Promise<Twins> {
  if (titles.length === 0) return new Map();
  const found = await rows<Found>(sql`
    SELECT r.id::text AS id, r.reference, r.title, r.cause, r.event, r.consequence,
      ARRAY(SELECT x.asset_id::text FROM app.risk_asset x WHERE x.risk_id = r.id) AS assets
    FROM app.risk r
    WHERE lower(r.title) IN (SELECT lower(t) FROM unnest(${[...titles]}::text[]) t)
      AND r.kind = 'risk' AND r.state <> 'closed'
    ORDER BY r.id LIMIT ${MOST}`);
  const twins = new Map<string, Twin>();
  for (const { id, reference, ...told } of found) {
    const key = twinKey(told);
    if (!twins.has(key)) twins.set(key, { id, reference, line: null });
  }
  return twins;
}

/** The same question within a command, in its own transaction. */
export const rowsIn =
  (tx: Tx): Rows =>
  (text) =>
    statement(tx, text);

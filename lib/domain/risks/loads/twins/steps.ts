import sql, { empty } from "sql-template-tag";
import { statement } from "@/lib/kernel/statement";
import type { Tx } from "@/lib/platform/db";
import type { Rows } from "../../proposals/looks/steps";
import { type Told, type Twin, type Twins, twinKey } from "./rules";

type Found = Told & { readonly id: string; readonly reference: string };

/** Risks that are held against a table at once. */
const PAGE = 5000;

/** The open risks that have the title of a row but for case, spaces and marks, by what they say; the oldest of several. */
export async function twinsOf(rows: Rows, titles: readonly string[], size = PAGE): Promise<Twins> {
  const twins = new Map<string, Twin>();
  let page = titles.length === 0 ? [] : await pageAfter(null);
  while (page.length > 0) {
    for (const { id, reference, ...told } of page) {
      const key = twinKey(told);
      if (!twins.has(key)) twins.set(key, { id, reference, line: null });
    }
    const last = page.at(-1);
    page = last && page.length === size ? await pageAfter(last.id) : [];
  }
  return twins;

  function pageAfter(mark: string | null) {
    const after = mark === null ? empty : sql`AND r.id > ${mark}::uuid`;
    return rows<Found>(sql`
      SELECT r.id::text AS id, r.reference, r.title, r.cause, r.event, r.consequence,
        ARRAY(SELECT x.asset_id::text FROM app.risk_asset x WHERE x.risk_id = r.id) AS assets
      FROM app.risk r
      WHERE app.bare_title(r.title) IN (SELECT app.bare_title(t) FROM unnest(${[...titles]}::text[]) t)
        AND r.kind = 'risk' AND r.state <> 'closed' ${after}
      ORDER BY r.id LIMIT ${size}`);
  }
}

/** The same question within a command, in its own transaction. */
export const rowsIn =
  (tx: Tx): Rows =>
  (text) =>
    statement(tx, text);

import { connectAs } from "./database";

export type Holder = Awaited<ReturnType<typeof rowHolder>>;

/** Somebody who holds rows while others come for them, so that a test says who comes first. */
export async function rowHolder() {
  const [holder, watcher] = [await connectAs("admin"), await connectAs("admin")];
  const locked = (table: string) => `SELECT FROM app.${table} WHERE id = $1 FOR UPDATE`;
  return {
    /** Holds the row until it is let go. */
    async holds(table: string, id: string) {
      await holder.query("BEGIN");
      await holder.query(locked(table), [id]);
    },
    letsGo: () => holder.query("ROLLBACK"),
    /** @throws where somebody holds the row */
    mustBeFree: (table: string, id: string) => watcher.query(`${locked(table)} NOWAIT`, [id]),
    /** Looks until so many transactions of this file's database wait for a row that another holds. */
    async untilWaiting(count: number) {
      for (let waiting = -1; waiting < count; ) {
        const { rows } = await watcher.query<{ count: number }>(
          `SELECT count(DISTINCT pid)::int AS count FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        waiting = rows[0]?.count ?? 0;
      }
    },
    leaves: () => Promise.all([holder.end(), watcher.end()]),
  };
}

import { formatCount } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { Moment } from "@/components/ui/time";
import { actionWords, fieldWords, trail } from "@/components/words/trail";
import type { TrailRow } from "@/lib/domain/trail/schema";
import { recordPath } from "./record-path";
import styles from "./trail.module.css";
import { written } from "./value";

/** Entries of the trail, newest first. Plain rows: nothing here can be changed. */
export function TrailTable({ rows, base = "" }: { rows: readonly TrailRow[]; base?: string }) {
  const { columns } = trail;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={trail.title}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{columns.entry}</th>
            <th scope="col">{columns.at}</th>
            <th scope="col">{columns.who}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.record}</th>
            <th scope="col">{columns.details}</th>
            <th scope="col">{columns.leaf}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Entry key={row.id} row={row} base={base} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Entry({ row, base }: { row: TrailRow; base: string }) {
  return (
    <tr>
      <td className={styles.number}>{row.id}</td>
      <td className={styles.time}>
        <Moment value={row.at} />
        {row.effectiveAt && (
          <span className={styles.muted}>{trail.loaded(row.effectiveAt.slice(0, 10))}</span>
        )}
      </td>
      <td>{row.actor.name}</td>
      <td>{actionWords(row.action)}</td>
      <td>
        <RecordLink row={row} base={base} />
      </td>
      <td className={styles.data}>{dataWords(row.data)}</td>
      <td className={styles.number}>{row.leaf === null ? trail.pending : formatCount(row.leaf)}</td>
    </tr>
  );
}

function RecordLink({ row, base }: { row: TrailRow; base: string }) {
  if (!row.record) return <span className={styles.muted}>{row.entityId}</span>;
  const path = recordPath(row.entity, row.record.reference);
  const label = `${row.record.reference} ${row.record.title}`.trim().slice(0, 80);
  return path ? <Link href={`${base}${path}`}>{label}</Link> : <span>{label}</span>;
}

const dataWords = (data: TrailRow["data"]) =>
  Object.entries(data)
    .map(([field, value]) => `${fieldWords(field)}: ${written(value)}`)
    .join("; ");

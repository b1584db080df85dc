import { formatCount } from "@/components/ui/format";
import { Section } from "@/components/ui/section";
import { Timeline, type TimelineItem } from "@/components/ui/timeline";
import { actionWords, fieldWords, trail } from "@/components/words/trail";
import { read } from "@/lib/adapters/page";
import { BREAK_LABELS } from "@/lib/domain/risks/acceptances/schema";
import { recordHistory } from "@/lib/domain/trail/queries";
import type { Change, HistoryEntry } from "@/lib/domain/trail/schema";
import styles from "./history.module.css";
import { Value } from "./value";

/** What happened to one record, drawn from the trail: each act with the fields it changed. */
export async function History({ entity, id }: { entity: string; id: string }) {
  const entries = await read(recordHistory, { entity, id });
  return (
    <Section title={trail.history}>
      {entries.length === 0 ? <p>{trail.noHistory}</p> : <Told items={entries.map(item)} />}
    </Section>
  );
}

/** The latest first; what is older waits to be asked for. */
const LATEST = 8;
const Told = ({ items }: { items: readonly TimelineItem[] }) => (
  <>
    <Timeline items={items.slice(0, LATEST)} />
    {items.length > LATEST && (
      <details>
        <summary>{trail.earlier(items.length - LATEST)}</summary>
        <div className={styles.earlier}>
          <Timeline items={items.slice(LATEST)} />
        </div>
      </details>
    )}
  </>
);

const item = (entry: HistoryEntry): TimelineItem => ({
  id: String(entry.id),
  at: entry.effectiveAt ?? entry.at,
  what: actionWords(entry.action),
  who: entry.actor.name,
  detail: <Details entry={entry} />,
});

function Details({ entry }: { entry: HistoryEntry }) {
  return (
    <div className={styles.details}>
      <Cause data={entry.data} />
      {entry.changes.length > 0 && (
        <details>
          <summary>
            {trail.changed}{" "}
            {[...new Set(entry.changes.map((one) => fieldWords(one.field)))].join(", ")}
          </summary>
          <Changes changes={entry.changes} />
        </details>
      )}
      <span className={styles.leaf}>
        {entry.leaf === null ? trail.pending : trail.leafOf(formatCount(entry.leaf))}
      </span>
    </div>
  );
}

/** Of what followed from another record's change: from which, and of that one how much followed. */
function Cause({ data }: Pick<HistoryEntry, "data">) {
  const { causeId, moved, method, because } = data;
  if (typeof method === "string") return <span>{trail.byMethod(method)}</span>;
  if (Array.isArray(because)) return <span>{trail.fell(because.map(brokenBy).join(", "))}</span>;
  if (typeof moved === "number") return <span>{trail.moved(moved)}</span>;
  return typeof causeId === "string" ? <span>{trail.because(causeId)}</span> : null;
}

/** What an acceptance bound, by its words. */
const brokenBy = (name: unknown) =>
  Object.entries(BREAK_LABELS).find(([key]) => key === name)?.[1] ?? String(name);

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <dl className={styles.changes}>
      {changes.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes order
        <div key={index}>
          <dt>{fieldWords(one.field)}</dt>
          <dd>
            {one.before !== null && (
              <span className={styles.before}>
                <span className="visually-hidden">{trail.was} </span>
                <Value value={one.before} />
              </span>
            )}
            <span>
              <span className="visually-hidden">{trail.is} </span>
              <Value value={one.after} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

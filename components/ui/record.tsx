import type { ReactNode } from "react";
import { ui } from "@/components/words/ui";
import type { When } from "./format";
import { Link } from "./link";
import styles from "./record.module.css";
import { Section } from "./section";
import { Day, Missing } from "./time";
import { Timeline, type TimelineItem } from "./timeline";

export interface Fact {
  term: string;
  value: ReactNode;
}

/** What the record waits for, and for whom. */
export interface Next {
  what: ReactNode;
  who?: ReactNode;
  until?: When | null;
}

interface RecordViewProps {
  facts: readonly Fact[];
  /** Null when nothing waits. */
  next?: Next | null;
  /** Buttons of what the reader may do now. */
  acts?: ReactNode;
  history?: readonly TimelineItem[];
  /** The sections of the record itself. */
  children?: ReactNode;
}

/** The one pattern of a record's page: its parts, beside them what is next, acts and facts. */
export function RecordView({ facts, next, acts, history, children }: RecordViewProps) {
  return (
    <div className={styles.record}>
      <div className={styles.main}>
        {children}
        {history && (
          <Section title={ui.record.history}>
            <Timeline items={history} />
          </Section>
        )}
      </div>
      <div className={styles.side}>
        {next !== undefined && (
          <Section title={ui.record.next}>
            <NextStep next={next} />
            {acts && <div className={styles.acts}>{acts}</div>}
          </Section>
        )}
        {next === undefined && acts && (
          <Section title={ui.record.acts}>
            <div className={styles.acts}>{acts}</div>
          </Section>
        )}
        <Section title={ui.record.facts}>
          <Facts facts={facts} />
        </Section>
      </div>
    </div>
  );
}

function NextStep({ next }: { next: Next | null }) {
  if (!next) return <p className={styles.muted}>{ui.record.nothingNext}</p>;
  return (
    <div className={styles.next}>
      <p>{next.what}</p>
      {next.who && (
        <p>
          <span className={styles.muted}>{ui.record.who}</span> {next.who}
        </p>
      )}
      {next.until && (
        <p>
          <span className={styles.muted}>{ui.record.until}</span> <Day value={next.until} />
        </p>
      )}
    </div>
  );
}

/** Terms with their values. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value === null || value === undefined || value === "" ? <Missing /> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface LinkItem {
  href: string;
  label: string;
  /** The record's reference, shown first. */
  reference?: string;
  /** A badge or a date. */
  note?: ReactNode;
}

/** Linked records, one a line. */
export function LinkList({
  items,
  empty = ui.none,
}: {
  items: readonly LinkItem[];
  empty?: string;
}) {
  if (items.length === 0) return <p className={styles.muted}>{empty}</p>;
  return (
    <ul className={styles.links}>
      {items.map(({ href, label, reference, note }) => (
        <li key={href}>
          <Link href={href}>
            {reference && <span className={styles.reference}>{reference}</span>} {label}
          </Link>
          {note}
        </li>
      ))}
    </ul>
  );
}

import type { ReactNode } from "react";
import { formatCount } from "./format";
import { Link } from "./link";
import styles from "./stat.module.css";
import { type Tone, ToneIcon } from "./status";

interface StatProps {
  label: string;
  value: number | string;
  /** The list that makes the number. */
  href?: string;
  tone?: Tone;
  /** What the number means or how it is split. */
  note?: ReactNode;
}

/** One number on a card, linked to the list that makes it. */
export function Stat({ label, value, href, tone, note }: StatProps) {
  const shown = typeof value === "number" ? formatCount(value) : value;
  return (
    <li className={styles.stat} data-tone={tone}>
      <span className={styles.label}>
        {tone && <ToneIcon tone={tone} />}
        {href ? <Link href={href}>{label}</Link> : label}
      </span>
      <span className={styles.value}>{shown}</span>
      {note && <span className={styles.note}>{note}</span>}
    </li>
  );
}

/** A row of stats. */
export function Stats({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.stats} aria-label={label}>
      {children}
    </ul>
  );
}

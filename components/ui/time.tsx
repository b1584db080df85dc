import { ui } from "@/components/words/ui";
import { daysUntil, formatDay, formatMoment, machineTime, type When } from "./format";
import { StatusBadge } from "./status";
import styles from "./time.module.css";

/** A calendar day; nothing given shows a dash-like word. */
export function Day({ value }: { value: When | null | undefined }) {
  if (!value) return <Missing />;
  return <time dateTime={machineTime(value)}>{formatDay(value)}</time>;
}

/** An instant, to the minute, in UTC. */
export function Moment({ value }: { value: When | null | undefined }) {
  if (!value) return <Missing />;
  return (
    <time dateTime={machineTime(value)} className={styles.moment}>
      {formatMoment(value)}
    </time>
  );
}

interface DueProps {
  value: When | null | undefined;
  /** The server's day: the browser's clock is not asked. */
  today: When;
  /** A finished thing is never late. */
  done?: boolean;
}

/** A due day with how late or how near it is (near: seven days). */
export function Due({ value, today, done = false }: DueProps) {
  if (!value) return <Missing />;
  const days = daysUntil(value, today);
  return (
    <span className={styles.due}>
      <Day value={value} />
      {!done && days < 0 && <StatusBadge tone="bad">{ui.days.late(-days)}</StatusBadge>}
      {!done && days >= 0 && days <= 7 && <StatusBadge tone="warn">{nearly(days)}</StatusBadge>}
    </span>
  );
}

function nearly(days: number): string {
  if (days === 0) return ui.days.today;
  return days === 1 ? ui.days.tomorrow : ui.days.in(days);
}

/** Says that a value is not given, in a muted voice. */
export function Missing({ children = ui.unknown }: { children?: string }) {
  return <span className={styles.missing}>{children}</span>;
}

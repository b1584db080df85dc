import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Due } from "@/components/ui/time";
import { reminders as words } from "@/components/words/reminders";
import { DUES } from "@/lib/domain/work/dues/schema";
import type { ReminderRow } from "@/lib/domain/work/reminders/schema";
import styles from "./due-assets.module.css";
import { ReadReminders } from "./read-reminders";

interface RemindersProps {
  rows: readonly ReminderRow[];
  /** Also of those that are not shown. */
  total: number;
  today: string;
  /** Whose page it is. */
  me: string;
}

/** What its reader was told of and has not read yet; each leads to where it is done. */
export function Reminders({ rows, total, today, me }: RemindersProps) {
  if (rows.length === 0) return null;
  const ids = rows.map(({ id }) => id);
  return (
    <Section
      title={words.title(total)}
      aside={rows.length > 1 && <ReadReminders ids={ids} label={words.readAll} />}
    >
      <ul className={styles.due}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link href={row.path}>
              {DUES[row.kind]}: <span className={styles.reference}>{row.reference}</span>{" "}
              {row.title}
            </Link>
            {row.person?.id !== me && (
              <span>{row.person ? words.of(row.person.name) : words.ofNobody}</span>
            )}
            <Due value={row.due} today={today} />
            <ReadReminders ids={[row.id]} label={words.read} name={words.readOf(row.reference)} />
          </li>
        ))}
      </ul>
      {rows.length < total && <p>{words.more(total - rows.length)}</p>}
    </Section>
  );
}

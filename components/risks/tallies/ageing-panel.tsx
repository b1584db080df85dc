import { formatCount } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { Stat, Stats } from "@/components/ui/stat";
import { tallies as words } from "@/components/words/tallies";
import { addressOf, countedBy } from "@/lib/domain/risks/tallies/rules";
import { AGE_LABELS, type RiskSummary } from "@/lib/domain/risks/tallies/schema";
import styles from "./tallies.module.css";

const OLD: readonly string[] = ["older", "never"];

/** How long ago open risks were assessed, and whose review is late. */
export function AgeingPanel({ summary: { ageing, reviews, open } }: { summary: RiskSummary }) {
  const old = ageing.reduce((sum, { age, count }) => sum + (OLD.includes(age) ? count : 0), 0);
  return (
    <div className={styles.panel}>
      <p>{words.ageingCaption(old, open, reviews.overdue)}</p>
      <PlainTable
        label={words.ageing}
        head={[words.lastAssessed, { label: words.count, numeric: true }]}
        rows={ageing.map(({ age, assessed, count }) => ({
          id: age,
          cells: [
            AGE_LABELS[age],
            <Link
              key={age}
              href={addressOf(countedBy.aged(assessed))}
              aria-label={words.aged(formatCount(count), AGE_LABELS[age])}
            >
              {formatCount(count)}
            </Link>,
          ],
        }))}
      />
      <Stats label={words.reviews}>
        <Stat
          label={words.overdue}
          value={reviews.overdue}
          href={addressOf(countedBy.review("overdue"))}
          tone={reviews.overdue > 0 ? "bad" : "ok"}
        />
        <Stat label={words.soon} value={reviews.soon} href={addressOf(countedBy.review("soon"))} />
      </Stats>
    </div>
  );
}

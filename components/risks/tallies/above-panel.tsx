import { Stat, Stats } from "@/components/ui/stat";
import { tallies as words } from "@/components/words/tallies";
import { BAND_LABELS } from "@/lib/domain/risks/schema";
import { addressOf, countedBy } from "@/lib/domain/risks/tallies/rules";
import type { RiskSummary } from "@/lib/domain/risks/tallies/schema";
import styles from "./tallies.module.css";

/** Open risks in bands that only others than their owners may accept, and that nobody has accepted. */
export function AbovePanel({ summary: { above, open } }: { summary: RiskSummary }) {
  const total = above.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={styles.panel}>
      <p>{words.aboveCaption(total, open)}</p>
      <Stats label={words.above}>
        {above.toReversed().map(({ band, count }) => (
          <Stat
            key={band}
            label={words.aboveBand(BAND_LABELS[band])}
            value={count}
            href={addressOf(countedBy.above([band]))}
            tone={count > 0 ? "bad" : "ok"}
          />
        ))}
      </Stats>
    </div>
  );
}

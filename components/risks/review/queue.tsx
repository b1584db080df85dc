import { StatusBadge, type Tone } from "@/components/ui/status";
import { riskReviews as words } from "@/components/words/risk-reviews";
import type { DueReview } from "@/lib/domain/risks/reviews/schema";
import type { Desk, Mark } from "./desk";
import styles from "./review.module.css";

const TONES: Readonly<Record<Mark, Tone>> = { confirmed: "ok", rescored: "ok", skipped: "warn" };

interface QueueProps {
  desk: Desk;
  rowOf: (id: string) => DueReview | undefined;
  onChoose: (place: number) => void;
}

/** The risks to look at, with what came of each. */
export function Queue({ desk, rowOf, onChoose }: QueueProps) {
  return (
    <ol className={styles.queue} aria-label={words.queue}>
      {desk.ids.map((id, place) => {
        const row = rowOf(id);
        const mark = desk.marks[id];
        return (
          <li key={id}>
            <button
              type="button"
              className={styles.item}
              aria-current={place === desk.at ? "true" : undefined}
              onClick={() => onChoose(place)}
            >
              <span className={styles.reference}>{row?.reference}</span>
              <span className={styles.name}>{row?.title}</span>
              {mark && <StatusBadge tone={TONES[mark]}>{words.marks[mark]}</StatusBadge>}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

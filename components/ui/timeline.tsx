import type { ReactNode } from "react";
import { ui } from "@/components/words/ui";
import type { When } from "./format";
import { type Tone, ToneIcon } from "./status";
import { Moment } from "./time";
import styles from "./timeline.module.css";

export interface TimelineItem {
  id: string;
  at: When;
  /** What happened, as a sentence's start: `Accepted until 1 Mar 2027`. */
  what: ReactNode;
  who?: ReactNode;
  /** Why, or what changed. */
  detail?: ReactNode;
  tone?: Tone;
}

/** What happened to a record, the newest first as given. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  if (items.length === 0) return <p className={styles.none}>{ui.record.noHistory}</p>;
  return (
    <ol className={styles.timeline}>
      {items.map((item) => (
        <li key={item.id} data-tone={item.tone ?? "neutral"}>
          <ToneIcon tone={item.tone ?? "neutral"} />
          <div>
            <p className={styles.what}>{item.what}</p>
            <p className={styles.meta}>
              {item.who && <span>{item.who}</span>}
              <Moment value={item.at} />
            </p>
            {item.detail && <div className={styles.detail}>{item.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

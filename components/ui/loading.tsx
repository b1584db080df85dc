import { ui } from "@/components/words/ui";
import styles from "./loading.module.css";

/** Grey lines where text will be. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className={styles.lines} aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key) => (
        <span key={key} />
      ))}
    </div>
  );
}

/** What a page shows until its data is there. */
export function PageLoading({ rows = 12 }: { rows?: number }) {
  return (
    <div role="status" aria-busy="true" className={styles.page}>
      <span className="visually-hidden">{ui.loading}</span>
      <Skeleton lines={1} />
      <Skeleton lines={rows} />
    </div>
  );
}

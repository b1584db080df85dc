import { ui } from "@/components/words/ui";
import styles from "./band.module.css";

export const BANDS = ["low", "medium", "high", "critical"] as const;
export type Band = (typeof BANDS)[number];

interface BandBadgeProps {
  band: Band;
  /** Shown before the word. */
  score?: number;
  /** Another word for the band. */
  label?: string;
}

/** A level with its score; the word is always there, the colour comes third. */
export function BandBadge({ band, score, label = ui.bands[band] }: BandBadgeProps) {
  return (
    <span className={styles.band} data-band={band}>
      {score !== undefined && <data value={score}>{score}</data>}
      {label}
    </span>
  );
}

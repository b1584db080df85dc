import type { ReactNode } from "react";
import styles from "./status.module.css";

export const TONES = ["ok", "info", "warn", "bad", "neutral"] as const;
export type Tone = (typeof TONES)[number];

interface StatusBadgeProps {
  tone: Tone;
  children: ReactNode;
}

/**
 * A state as icon, word and colour. Shapes differ, because colour alone tells some people nothing; the
 * style sheet draws them, because a list has hundreds.
 */
export function StatusBadge({ tone, children }: StatusBadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}

/** The icon of a tone alone; decorative, so a word must stand beside it. */
export function ToneIcon({ tone }: { tone: Tone }) {
  return <span className={styles.icon} data-icon={tone} aria-hidden="true" />;
}

import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconProgress,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./status.module.css";

export const TONES = ["ok", "info", "warn", "bad", "neutral"] as const;
export type Tone = (typeof TONES)[number];

/** Shapes differ, because colour alone tells some people nothing. */
const ICONS = {
  ok: IconCircleCheck,
  info: IconProgress,
  warn: IconAlertTriangle,
  bad: IconAlertOctagon,
  neutral: IconCircleDashed,
} as const satisfies Record<Tone, unknown>;

/** A state as icon, word and colour. */
export function StatusBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      <ToneIcon tone={tone} />
      {children}
    </span>
  );
}

/** The icon of a tone alone; decorative, so a word must stand beside it. */
export function ToneIcon({ tone, size = 14 }: { tone: Tone; size?: number }) {
  const Icon = ICONS[tone];
  return <Icon size={size} stroke={2} aria-hidden="true" className={styles.icon} />;
}

import type { ReactNode } from "react";
import styles from "./note.module.css";
import { type Tone, ToneIcon } from "./status";

interface NoteProps {
  tone: Tone;
  title?: string;
  /** Read out at once; only for what follows the reader's own act. */
  urgent?: boolean;
  children?: ReactNode;
}

/** A remark on the page: what is in the way, or what to know before acting. */
export function Note({ tone, title, urgent = false, children }: NoteProps) {
  return (
    <div className={styles.note} data-tone={tone} role={urgent ? "alert" : undefined}>
      <ToneIcon tone={tone} />
      <div className={styles.body}>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}

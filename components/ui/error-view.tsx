"use client";

import { shell } from "@/components/words/shell";
import styles from "./standing.module.css";

export interface ErrorViewProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/**
 * What `error.tsx` shows: that it failed, the reference, and another try. Every page loads this, so
 * it brings no component of the library.
 */
export function ErrorView({ error, reset }: ErrorViewProps) {
  return (
    <section className={styles.standing} role="alert">
      <h1>{shell.error.title}</h1>
      <p>{shell.error.body}</p>
      {error.digest && <p className={styles.muted}>{shell.error.reference(error.digest)}</p>}
      <button type="button" className={styles.again} onClick={reset}>
        {shell.error.again}
      </button>
    </section>
  );
}

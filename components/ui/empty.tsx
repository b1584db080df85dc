import type { ReactNode } from "react";
import styles from "./empty.module.css";

interface EmptyProps {
  title: string;
  /** Why it is empty and what to do. */
  body?: ReactNode;
  /** One act, as a button or link. */
  act?: ReactNode;
}

/** A place with nothing in it: what, why, and one act. */
export function Empty({ title, body, act }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {body && <div className={styles.body}>{body}</div>}
      {act && <div className="no-print">{act}</div>}
    </div>
  );
}

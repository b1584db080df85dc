import { type ReactNode, useId } from "react";
import styles from "./section.module.css";

interface SectionProps {
  title: string;
  /** Buttons or a link beside the heading. */
  aside?: ReactNode;
  children: ReactNode;
  /** Without a card around it. */
  plain?: boolean;
}

/** A part of a page with its heading. */
export function Section({ title, aside, children, plain = false }: SectionProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={plain ? styles.plain : styles.card}>
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}

/** Sections side by side where there is room. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>;
}

/** Sections below each other. */
export function Rows({ children }: { children: ReactNode }) {
  return <div className={styles.rows}>{children}</div>;
}

import type { ReactNode } from "react";
import styles from "@/components/people/gate.module.css";
import { Mark } from "@/components/shell/mark";
import { shell } from "@/components/words/shell";

/** The frame of the pages before one is signed in. */
export default function GateLayout({ children }: { children: ReactNode }) {
  return (
    <div className={styles.gate}>
      <header className={styles.head}>
        <Mark />
        {shell.product}
      </header>
      <main className={styles.card}>{children}</main>
    </div>
  );
}

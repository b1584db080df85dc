import styles from "./text-block.module.css";

/** Text as it was written, with its line breaks; never markup. */
export function TextBlock({ children }: { children: string }) {
  return <p className={styles.block}>{children}</p>;
}

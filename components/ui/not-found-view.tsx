import { shell } from "@/components/words/shell";
import styles from "./standing.module.css";

/** What `not-found.tsx` shows. */
export function NotFoundView() {
  return (
    <section className={styles.standing}>
      <h1>{shell.notFound.title}</h1>
      <p>{shell.notFound.body}</p>
      {/* A plain link: this view is loaded with every page, and should bring no code. */}
      <a href="/">{shell.notFound.home}</a>
    </section>
  );
}

import { shell } from "@/components/words/shell";
import { Link } from "./link";
import styles from "./standing.module.css";

/** What `not-found.tsx` shows. */
export function NotFoundView() {
  return (
    <section className={styles.standing}>
      <h1>{shell.notFound.title}</h1>
      <p>{shell.notFound.body}</p>
      <Link href="/">{shell.notFound.home}</Link>
    </section>
  );
}

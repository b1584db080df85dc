import { Link } from "@/components/ui/link";
import styles from "@/components/ui/standing.module.css";
import { room } from "@/components/words/engagements";

/** What an assessor sees outside the days and modules of the engagement. */
export function ClosedRoom() {
  return (
    <section className={styles.standing}>
      <h1>{room.closed.title}</h1>
      <p>{room.closed.body}</p>
      <Link href="/engagements">{room.closed.mine}</Link>
    </section>
  );
}

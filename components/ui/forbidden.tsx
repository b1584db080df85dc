import { shell } from "@/components/words/shell";
import styles from "./standing.module.css";

interface ForbiddenProps {
  /** What was tried, as a verb phrase: `accept this risk`. */
  what?: string;
  /** Whom to ask: people who may, with their role in words. */
  ask?: readonly { name: string; role: string }[];
}

/** Says that a role is missing and whom to ask for it. */
export function Forbidden({ what, ask = [] }: ForbiddenProps) {
  const words = shell.forbidden;
  return (
    <section className={styles.standing}>
      <h1>{words.title}</h1>
      <p>{what ? words.need(what) : words.body}</p>
      {ask.length > 0 ? (
        <>
          <p>{words.ask}</p>
          <ul>
            {ask.map((person) => (
              <li key={person.name}>
                {person.name} <span className={styles.muted}>({person.role})</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{words.askRole}</p>
      )}
    </section>
  );
}

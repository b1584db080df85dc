import { Note } from "@/components/ui/note";
import styles from "./method.module.css";

interface ProblemsProps {
  title: string;
  /** By field. */
  problems: Readonly<Record<string, readonly string[]>>;
}

/** Each with what to do; nothing when there are none. */
export const Problems = ({ title, problems }: ProblemsProps) =>
  Object.keys(problems).length > 0 && (
    <Note tone="warn" title={title}>
      <ul className={styles.problems}>
        {Object.values(problems)
          .flat()
          .map((one) => (
            <li key={one}>{one}</li>
          ))}
      </ul>
    </Note>
  );

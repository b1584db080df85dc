import { LinkButton } from "@/components/ui/link-button";
import { work } from "@/components/words/work";
import styles from "./task-groups.module.css";

interface MoreTasksProps {
  shown: number;
  total: number;
  /** The cursor of the page after, null on the last. */
  next: string | null;
}

/** Says that these are not all, and leads to the others. */
export function MoreTasks({ shown, total, next }: MoreTasksProps) {
  return (
    <nav className={styles.more} aria-label={work.pages}>
      <p>{work.more(shown, total)}</p>
      <LinkButton href={next ? `/my-work?cursor=${encodeURIComponent(next)}` : "/my-work"}>
        {next ? work.nextPage : work.firstPage}
      </LinkButton>
    </nav>
  );
}

import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Due } from "@/components/ui/time";
import { work } from "@/components/words/work";
import { urgency } from "@/lib/domain/work/rules";
import { TASKS, type Task } from "@/lib/domain/work/schema";
import styles from "./task-groups.module.css";

const ORDER = ["overdue", "week", "later", "undated"] as const;

/** Tasks by how soon they are due; every task leads to the page where it is done. */
export function TaskGroups({ tasks, today }: { tasks: readonly Task[]; today: string }) {
  return ORDER.map((group) => {
    const own = tasks.filter((task) => urgency(task.due, today) === group);
    if (own.length === 0) return null;
    return (
      <Section key={group} title={`${work.groups[group]} (${own.length})`}>
        <TaskList tasks={own} today={today} />
      </Section>
    );
  });
}

/** One line a task: what to do, with what, until when. */
export function TaskList({ tasks, today }: { tasks: readonly Task[]; today: string }) {
  return (
    <ul className={styles.tasks}>
      {tasks.map((task) => (
        <li key={`${task.kind} ${task.id}`}>
          <span className={styles.kind}>{TASKS[task.kind]}</span>
          <Link href={task.path} className={styles.title}>
            <span className={styles.reference}>{task.reference}</span> {task.title}
          </Link>
          {task.due && <Due value={task.due} today={today} />}
        </li>
      ))}
    </ul>
  );
}

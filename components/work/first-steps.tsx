import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { work } from "@/components/words/work";
import type { Step } from "@/lib/domain/work/beginning/schema";
import styles from "./first-steps.module.css";

const PLACES: Readonly<Record<Step, string>> = {
  people: "/settings/people",
  scope: "/scope",
  controls: "/controls",
  assets: "/assets/import",
  risks: "/risks",
};

/** The road of a new installation, each step with the page on which it is done. */
export function FirstSteps({ steps }: { steps: readonly { step: Step; done: boolean }[] }) {
  const { first } = work;
  return (
    <ol className={styles.steps}>
      {steps.map(({ step, done }) => (
        <li key={step}>
          <Link href={PLACES[step]}>{first.steps[step].act}</Link>
          <StatusBadge tone={done ? "ok" : "neutral"}>{done ? first.done : first.open}</StatusBadge>
          <p>{first.steps[step].why}</p>
        </li>
      ))}
    </ol>
  );
}

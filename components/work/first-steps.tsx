import { WhoMay } from "@/components/people/who-may";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { work } from "@/components/words/work";
import type { Step } from "@/lib/domain/work/beginning/schema";
import { type Actor, holds } from "@/lib/kernel/actor";
import styles from "./first-steps.module.css";
import { FIRST_ACTS } from "./rights";

const PLACES: Readonly<Record<Step, string>> = {
  people: "/settings/people",
  scope: "/scope",
  controls: "/controls",
  assets: "/assets/import",
  risks: "/risks",
};

interface FirstStepsProps {
  steps: readonly { step: Step; done: boolean }[];
  /** Who reads it. */
  actor: Actor;
}

/** The road of a new installation, each step with the page on which it is done, or with who does it. */
export function FirstSteps({ steps, actor }: FirstStepsProps) {
  const { first } = work;
  const mayDo = (step: Step) => holds(actor, ...FIRST_ACTS[step].may);
  return (
    <ol className={styles.steps}>
      {steps.map(({ step, done }) => (
        <li key={step}>
          {mayDo(step) ? (
            <Link href={PLACES[step]}>{first.steps[step].act}</Link>
          ) : (
            <strong>{first.steps[step].act}</strong>
          )}
          <StatusBadge tone={done ? "ok" : "neutral"}>{done ? first.done : first.open}</StatusBadge>
          <p>{first.steps[step].why}</p>
          {!mayDo(step) && !done && <WhoMay actor={actor} act={FIRST_ACTS[step]} />}
        </li>
      ))}
    </ol>
  );
}

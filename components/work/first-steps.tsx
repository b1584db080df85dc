import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { work } from "@/components/words/work";
import type { Step } from "@/lib/domain/work/beginning/schema";
import styles from "./first-steps.module.css";

const PEOPLE = "/settings/people";
const PLACES: Readonly<Record<Step, string>> = {
  people: PEOPLE,
  scope: "/scope",
  controls: "/controls",
  assets: "/assets/import",
  risks: "/risks",
};

interface FirstStepsProps {
  steps: readonly { step: Step; done: boolean }[];
  /** What the reader may do, and for the rest the names of the roles that may. */
  rights: Readonly<Record<Step, { may: boolean; roles: readonly string[] }>>;
}

/** The road of a new installation, each step with the page on which it is done, or with who does it. */
export function FirstSteps({ steps, rights }: FirstStepsProps) {
  const { first } = work;
  return (
    <ol className={styles.steps}>
      {steps.map(({ step, done }) => (
        <li key={step}>
          {rights[step].may ? (
            <Link href={PLACES[step]}>{first.steps[step].act}</Link>
          ) : (
            <strong>{first.steps[step].act}</strong>
          )}
          <StatusBadge tone={done ? "ok" : "neutral"}>{done ? first.done : first.open}</StatusBadge>
          <p>{first.steps[step].why}</p>
          {!rights[step].may && !done && (
            <p>
              {first.needs(rights[step].roles)}{" "}
              {rights.people.may ? (
                <Link href={PEOPLE}>{first.giveRole}</Link>
              ) : (
                first.askAdministrator
              )}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

import { WhoMay } from "@/components/people/who-may";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { work } from "@/components/words/work";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { addPerson } from "@/lib/domain/people/commands";
import { assessRisk } from "@/lib/domain/risks/assessments/commands";
import { importAssets } from "@/lib/domain/risks/imports/commands";
import { draftScope } from "@/lib/domain/scope/commands";
import type { Step } from "@/lib/domain/work/beginning/schema";
import { type Actor, holds } from "@/lib/kernel/actor";
import type { AnyOperation } from "@/lib/kernel/operation";
import styles from "./first-steps.module.css";

const PLACES: Readonly<Record<Step, string>> = {
  people: "/settings/people",
  scope: "/scope",
  controls: "/controls",
  assets: "/assets/import",
  risks: "/risks",
};

/** The act with which each step begins. */
const ACTS: Readonly<Record<Step, AnyOperation>> = {
  people: addPerson,
  scope: draftScope,
  controls: adoptAnnexA,
  assets: importAssets,
  risks: assessRisk,
};

interface FirstStepsProps {
  steps: readonly { step: Step; done: boolean }[];
  /** Who reads it. */
  actor: Actor;
}

/** The road of a new installation, each step with the page on which it is done, or with who does it. */
export function FirstSteps({ steps, actor }: FirstStepsProps) {
  const { first } = work;
  const mayDo = (step: Step) => holds(actor, ...ACTS[step].may);
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
          {!mayDo(step) && !done && <WhoMay actor={actor} act={ACTS[step]} />}
        </li>
      ))}
    </ol>
  );
}

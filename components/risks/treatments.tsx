import { formatDay } from "@/components/ui/format";
import { Facts, LinkList } from "@/components/ui/record";
import { StatusBadge } from "@/components/ui/status";
import { Due } from "@/components/ui/time";
import { escalatedTo, plan as planWords } from "@/components/words/plan";
import { risks as words } from "@/components/words/risks";
import type { RiskDetail, TreatmentPart } from "@/lib/domain/risks/details/schema";
import { OPTION_LABELS, SIDE_LABELS, STRENGTH_LABELS } from "@/lib/domain/risks/schema";
import {
  TREATMENT_STATE_LABELS,
  TREATMENT_STATE_TONES,
} from "@/lib/domain/risks/treatments/schema";
import { levelWords } from "./level";
import styles from "./risks.module.css";
import { TreatmentActs } from "./treatment-acts";

interface TreatmentsProps {
  risk: RiskDetail;
  today: string;
  base?: string;
}

/** The actions of the plan with what became of each. */
export function Treatments({ risk, today, base = "" }: TreatmentsProps) {
  if (risk.treatments.length === 0) return <p>{words.noTreatments}</p>;
  return (
    <ul className={styles.actions}>
      {risk.treatments.map((one) => (
        <li key={one.id} id={one.reference} className={styles.action}>
          <div className={styles.head}>
            <h3>
              {one.reference} {one.action}
            </h3>
            <StatusBadge tone={TREATMENT_STATE_TONES[one.state]}>
              {TREATMENT_STATE_LABELS[one.state]}
            </StatusBadge>
          </div>
          <Facts facts={factsOf(one, today)} />
          {one.evidence.length > 0 && (
            <LinkList
              items={one.evidence.map(({ reference, title }) => ({
                href: `${base}/evidence/${reference}`,
                label: title,
                reference,
              }))}
            />
          )}
          <ul>
            {storyOf(one).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <TreatmentActs risk={risk} treatment={one} today={today} />
        </li>
      ))}
    </ul>
  );
}

const factsOf = (one: TreatmentPart, today: string) => [
  { term: planWords.columns.option, value: OPTION_LABELS[one.option] },
  { term: words.responsible, value: one.responsible.name },
  {
    term: words.due,
    value: (
      <Due
        value={one.due}
        today={today}
        done={one.state === "done" || one.state === "verified" || one.state === "cancelled"}
      />
    ),
  },
  ...(one.progress > 0
    ? [{ term: planWords.progress, value: planWords.percent(one.progress) }]
    : []),
  {
    term: planWords.columns.controls,
    value:
      one.controls.length > 0
        ? one.controls
            .map(({ reference, title, side, strength }) =>
              words.effect(`${reference} ${title}`, STRENGTH_LABELS[strength], SIDE_LABELS[side]),
            )
            .join("; ")
        : planWords.noEffect,
  },
  ...(one.expectation ? [{ term: planWords.effect, value: <Effect of={one.expectation} /> }] : []),
  ...(one.resources ? [{ term: planWords.resources, value: one.resources }] : []),
  ...(one.cost === null
    ? []
    : [{ term: planWords.columns.cost, value: planWords.money(one.cost) }]),
  { term: words.verifyBy, value: one.verification },
  { term: words.verifier, value: one.verifier?.name ?? words.next.officer },
];

/** What the action is expected to take off, with the arithmetic of each of its controls. */
function Effect({ of }: { of: NonNullable<TreatmentPart["expectation"]> }) {
  return (
    <>
      {planWords.effectLevels(levelWords(of.without), levelWords(of.with))}
      <ul className={styles.effects}>
        {of.effects.map(({ reference, side, strength, ...numbers }) => (
          <li key={`${reference} ${side}`}>
            {planWords.effectOf({
              control: reference,
              strength: STRENGTH_LABELS[strength],
              side: SIDE_LABELS[side],
              ...numbers,
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What happened to the action, in its order. */
const storyOf = (one: TreatmentPart): string[] => [
  ...said(words.approvedBy, one.approvedBy, one.approvedAt),
  ...one.dueMoves.map(({ from, to, by, reason }) =>
    planWords.dueMoved(formatDay(from), formatDay(to), by, reason),
  ),
  ...one.escalations.map(({ level, to, at }) =>
    planWords.escalated(escalatedTo(level), to.join(", "), formatDay(at)),
  ),
  ...(one.progressAt
    ? [planWords.progressSaid(one.progress, formatDay(one.progressAt), one.progressNote)]
    : []),
  ...said(words.doneBy, one.doneBy, one.doneAt),
  ...(one.doneNote ? [one.doneNote] : []),
  ...(one.reason && one.state === "in_progress" ? [words.returned(one.reason)] : []),
  ...(one.reason && one.state === "cancelled" ? [words.cancelled(one.reason)] : []),
  ...said(words.verifiedBy, one.verifiedBy, one.verifiedAt),
  ...(one.verifiedNote ? [one.verifiedNote] : []),
];

const said = (
  sentence: (name: string, day: string) => string,
  name: string | null,
  at: string | null,
) => (name && at ? [sentence(name, formatDay(at))] : []);

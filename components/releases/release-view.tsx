import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import type { Fact, Next } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { TextBlock } from "@/components/ui/text-block";
import { Day, Moment } from "@/components/ui/time";
import { releases as words } from "@/components/words/releases";
import { EVALUATION_KIND_LABELS } from "@/lib/domain/assets/evaluations/schema";
import { COMPARISON_LABELS } from "@/lib/domain/assets/fairness/schema";
import {
  RELEASE_STATE_LABELS,
  type ReleaseRecord,
  type Verdict,
} from "@/lib/domain/releases/schema";
import { ResultLink } from "./results";
import { RELEASE_TONES } from "./tones";

const { columns, fields, next, sections } = words;
interface Props {
  release: ReleaseRecord;
}

export const ReleaseStateBadge = ({ state }: Pick<ReleaseRecord, "state">) => (
  <StatusBadge tone={RELEASE_TONES[state]}>{RELEASE_STATE_LABELS[state]}</StatusBadge>
);

/** Facts beside the sections. */
export const factsOf = (one: ReleaseRecord): Fact[] => [
  {
    term: columns.model,
    value: <Link href={`/assets/${one.asset.reference}`}>{one.asset.name}</Link>,
  },
  { term: columns.release, value: one.release },
  { term: columns.created, value: <Day value={one.createdAt} /> },
  { term: columns.environment, value: one.environment?.name },
  {
    term: fields.rollbackTo,
    value: one.rollbackTo === "none" ? words.noRollback : one.rollbackTo,
  },
  { term: fields.note, value: one.note },
];

/** What the release waits for, and for whom. */
export function nextOf({ state, verdicts }: ReleaseRecord): Next | null {
  if (state === "candidate") return { what: next.evaluate, who: next.engineer };
  if (state === "evaluated") {
    const isMissed = verdicts.some(({ met }) => !met);
    return { what: isMissed ? next.sendBack : next.approve, who: next.second };
  }
  return state === "approved" ? { what: next.deploy, who: next.engineer } : null;
}

/** What keeps it from the next step, and why it came back. */
export function Warnings({ release: { missing, returnReason, state } }: Props) {
  const sentences = Object.values(missing).flat();
  return (
    <>
      {sentences.length > 0 && (
        <Note tone="warn" title={sections.missing}>
          <ul>
            {sentences.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Note>
      )}
      {returnReason !== "" && state === "candidate" && (
        <Note tone="warn" title={sections.returned}>
          <p>{returnReason}</p>
        </Note>
      )}
    </>
  );
}

/** What was asked for, and what the results that count say. */
export function CriteriaSection({ release }: Props) {
  const { verdicts, criteria, criteriaAt, outlook, state } = release;
  const isOpen = state === "candidate";
  const shown = isOpen ? outlook.verdicts : verdicts;
  return (
    <Section title={isOpen ? sections.outlook : sections.criteria}>
      {criteriaAt && (
        <p>
          {words.criteriaAt} <Moment value={criteriaAt} />
        </p>
      )}
      {shown.length === 0 && criteria.length === 0 ? (
        <p>{words.noCriteria}</p>
      ) : (
        <PlainTable
          label={sections.criteria}
          head={words.criterionHead}
          rows={shown.map((one, at) => ({ id: String(at), cells: cellsOf(one) }))}
        />
      )}
    </Section>
  );
}

const cellsOf = (one: Verdict) => [
  EVALUATION_KIND_LABELS[one.kind],
  one.suite,
  one.metric,
  `${COMPARISON_LABELS[one.comparison].toLowerCase()} ${one.threshold}`,
  one.value === null ? words.notMeasured : String(one.value),
  one.evaluation && <ResultLink key="result" reference={one.evaluation} />,
  one.value === null ? (
    <StatusBadge key="verdict" tone="warn">
      {words.notMeasured}
    </StatusBadge>
  ) : (
    <StatusBadge key="verdict" tone={one.met ? "ok" : "bad"}>
      {one.met ? words.met : words.missed}
    </StatusBadge>
  ),
];

/** Who was turned away, by which rule. */
export function RefusalSection({ release: { refusals } }: Props) {
  if (refusals.length === 0) return null;
  return (
    <Section title={sections.refusals}>
      <PlainTable
        label={sections.refusals}
        head={words.refusalHead}
        rows={refusals.map(({ at, by, rule, text }) => ({
          id: at,
          cells: [<Moment key="at" value={at} />, by?.name, rule, text],
        }))}
      />
    </Section>
  );
}

export function OtherSections({ release }: Props) {
  const { weaknesses, commits, withdrawal, instead, copies, state } = release;
  return (
    <>
      {weaknesses !== "" && (
        <Section title={sections.weaknesses}>
          <TextBlock>{weaknesses}</TextBlock>
        </Section>
      )}
      {commits.length > 0 && (
        <Section title={sections.commits}>
          <PlainTable
            label={sections.commits}
            head={words.commitHead}
            rows={commits.map(({ commit, author }) => ({ id: commit, cells: [commit, author] }))}
          />
        </Section>
      )}
      {state === "withdrawn" && (
        <Section title={sections.withdrawal}>
          <TextBlock>{[withdrawal, instead, copies].filter(Boolean).join("\n")}</TextBlock>
        </Section>
      )}
    </>
  );
}

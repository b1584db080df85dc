import { Fragment } from "react";
import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { LinkList } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { TextBlock } from "@/components/ui/text-block";
import { Timeline, type TimelineItem } from "@/components/ui/timeline";
import { controls as words } from "@/components/words/controls";
import { CHECKLIST_RESULT_LABELS } from "@/lib/domain/audits/schema";
import { operationByMonth } from "@/lib/domain/controls/attestations/rules";
import {
  ATTESTATION_STATE_LABELS,
  ATTESTATION_STATE_TONES,
  type AttestationRow,
} from "@/lib/domain/controls/attestations/schema";
import {
  EVIDENCE_STATE_LABELS,
  EVIDENCE_STATE_TONES,
  type EvidenceRow,
} from "@/lib/domain/controls/evidence/schema";
import {
  type ControlRecord,
  REASON_LABELS,
  RESULT_LABELS,
  RESULT_TONES,
} from "@/lib/domain/controls/schema";
import styles from "./controls.module.css";

/** Why the control is there, or is not. */
export function Decision({ control, aside }: { control: ControlRecord; aside?: React.ReactNode }) {
  const { necessary, inclusion, exclusionReason } = control;
  return (
    <Section title={words.decision} aside={aside}>
      {necessary === null && <p>{words.undecided}</p>}
      {necessary === false && (
        <>
          <p>{words.excluded}</p>
          <TextBlock>{exclusionReason ?? ""}</TextBlock>
        </>
      )}
      {necessary && (
        <>
          <p>{words.included}</p>
          <ul className={styles.reasons}>
            {inclusion.map(({ kind, text, risks, context }) => (
              <li key={`${kind} ${text}`}>
                <span className={styles.muted}>{REASON_LABELS[kind]}</span>{" "}
                <Linked text={text} risks={risks} />
                {context.map((ref) => (
                  <Fragment key={ref}>
                    {" "}
                    <Link href={`/context/${ref}`}>{ref}</Link>
                  </Fragment>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** The reason's own words with the risks they name as links; what they leave out follows. */
function Linked({ text, risks }: { text: string; risks: readonly string[] }) {
  const unnamed = risks.filter((risk) => !text.split(/[^\w-]+/).includes(risk));
  const parts = [...text.split(/(\bR-\d+\b)/), ...unnamed.flatMap((risk) => [" ", risk])];
  return parts.map((part, at) =>
    risks.includes(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other order
      <Link key={at} href={`/risks/${part}`}>
        {part}
      </Link>
    ) : (
      part
    ),
  );
}

/** How it is done here, and what it is for. */
export function Statement({ control, aside }: { control: ControlRecord; aside?: React.ReactNode }) {
  const { statement, statementVersion, guidance } = control;
  return (
    <Section title={words.statement} aside={aside}>
      {statement ? <TextBlock>{statement}</TextBlock> : <p>{words.noStatement}</p>}
      {statementVersion > 0 && (
        <p className={styles.muted}>{words.statementVersion(statementVersion)}</p>
      )}
      {guidance && (
        <details>
          <summary>{words.guidance}</summary>
          <p>{guidance.purpose}</p>
          <h3>{words.slm}</h3>
          <p>{guidance.slm}</p>
          <h3>{words.examples}</h3>
          <ul>
            {guidance.evidenceExamples.map((example) => (
              <li key={example}>{example}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

interface OperationProps {
  attestations: readonly AttestationRow[];
  today: string;
}

/** What was attested for each of the last twelve months. */
export function Operation({ attestations, today }: OperationProps) {
  return (
    <Section title={words.operation}>
      <p className={styles.muted}>{words.operationLead}</p>
      <ul className={styles.months}>
        {operationByMonth(attestations, today).map(({ month, result }) => (
          <li key={month}>
            <time dateTime={month}>{formatDay(`${month}-01`).slice(2)}</time>
            <StatusBadge tone={result ? RESULT_TONES[result] : "neutral"}>
              {result ? RESULT_LABELS[result] : words.notAttested}
            </StatusBadge>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface ProofProps {
  attestations: readonly AttestationRow[];
  evidence: readonly EvidenceRow[];
}

/** Files and attestations in the order of time, the newest first. */
export function Proof({ attestations, evidence }: ProofProps) {
  const items = [...evidence.map(fileItem), ...attestations.flatMap(attestationItem)].sort(
    (one, other) => String(other.at).localeCompare(String(one.at)),
  );
  return (
    <Section title={words.timeline}>
      {items.length === 0 ? <p>{words.noTimeline}</p> : <Timeline items={items} />}
    </Section>
  );
}

const fileItem = (one: EvidenceRow): TimelineItem => ({
  id: one.id,
  at: one.collectedAt,
  tone: EVIDENCE_STATE_TONES[one.state],
  what: (
    <Link href={`/evidence/${one.reference}`}>
      {one.reference} {one.title}
    </Link>
  ),
  who: one.submittedBy.name,
  detail: [
    EVIDENCE_STATE_LABELS[one.state],
    one.source,
    words.events.hash(one.sha256.slice(0, 12)),
    ...(one.validUntil ? [words.events.validUntil(formatDay(one.validUntil))] : []),
  ].join(" · "),
});

function attestationItem(one: AttestationRow): TimelineItem[] {
  if (!one.submittedAt || !one.result || !one.periodFrom || !one.periodTo) return [];
  const { reviewer, quality, rejection, recallReason, comment } = one;
  const [from, to] = [formatDay(one.periodFrom), formatDay(one.periodTo)];
  const reviewed = one.state === "accepted" && reviewer !== null;
  const details = [
    one.state === "accepted" ? null : ATTESTATION_STATE_LABELS[one.state],
    comment,
    reviewed && quality !== null ? words.events.quality(quality) : null,
    reviewed ? words.events.reviewedBy(reviewer.name) : null,
    rejection && words.events.reason(rejection),
    recallReason && words.events.reason(recallReason),
  ];
  return [
    {
      id: one.id,
      at: one.submittedAt,
      tone:
        one.state === "accepted" ? RESULT_TONES[one.result] : ATTESTATION_STATE_TONES[one.state],
      what: words.events.attestation(RESULT_LABELS[one.result], from, to),
      who: one.attester?.name,
      detail: details.filter(Boolean).join(" · "),
    },
  ];
}

/** What leans on the control, and who looked at it. */
export function Links({ control }: { control: ControlRecord }) {
  const { risks, treatments, audits } = control;
  return (
    <>
      <Section title={words.risks}>
        <LinkList
          items={risks.map(({ reference, title, side, strength }) => ({
            href: `/risks/${reference}#${side}`,
            reference,
            label: title,
            note: <span className={styles.muted}>{words.acts(sideOf(side), strength)}</span>,
          }))}
        />
      </Section>
      <Section title={words.treatments}>
        <LinkList
          items={treatments.map(({ reference, title }) => ({
            href: `/risks/${reference.replace(/-T\d+$/, "")}#${reference}`,
            reference,
            label: title,
          }))}
        />
      </Section>
      <Section title={words.audits}>
        <LinkList
          items={audits.map(({ reference, title, on, result }) => ({
            href: `/audits/${reference}`,
            reference,
            label: title,
            note: (
              <span className={styles.muted}>
                {formatDay(on)} · {CHECKLIST_RESULT_LABELS[result]}
              </span>
            ),
          }))}
        />
      </Section>
    </>
  );
}

const sideOf = (side: string) =>
  Object.entries(words.sides).find(([name]) => name === side)?.[1] ?? side;

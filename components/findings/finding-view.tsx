import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { type Fact, Facts, LinkList } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { Day, Moment } from "@/components/ui/time";
import { findings } from "@/components/words/audits";
import { FINDING_SOURCE_LABELS, type FindingRecord } from "@/lib/domain/audits/findings/schema";
import { EVIDENCE_STATE_LABELS } from "@/lib/domain/controls/evidence/schema";
import { isControl } from "./refs";

const { fields, sections } = findings;
interface Shown {
  finding: FindingRecord;
  base?: string;
}

/** The sections of a finding: what was found, how it is treated, whether that helped. */
export function FindingView({ finding, base = "" }: Shown) {
  return (
    <>
      <Found finding={finding} />
      <Treatment finding={finding} />
      <Effect finding={finding} base={base} />
    </>
  );
}

const block = (term: string, text: string | null): Fact[] =>
  text ? [{ term, value: <TextBlock>{text}</TextBlock> }] : [];
const fact = (term: string, value: ReactNode): Fact[] => (value ? [{ term, value }] : []);
/** Nothing while nobody signed. */
const signed = (term: string, by: { name: string } | null, at: string | null): Fact[] =>
  by
    ? [
        {
          term,
          value: (
            <>
              {by.name} {at && <Moment value={at} />}
            </>
          ),
        },
      ]
    : [];
const day = (term: string, value: string | null) => fact(term, value && <Day value={value} />);

function Found({ finding }: { finding: FindingRecord }) {
  return (
    <Section title={sections.found}>
      <Facts
        facts={[
          ...block(fields.criterion, finding.criterion),
          ...block(fields.evidence, finding.evidence),
          ...block(fields.gap, finding.gap),
          ...block(fields.effect, finding.effect),
        ]}
      />
    </Section>
  );
}

function Treatment({ finding: { plan } }: { finding: FindingRecord }) {
  const facts = [
    ...block(fields.returnReason, plan.returnReason),
    ...block(fields.correction, plan.correction),
    ...day(fields.correctedAt, plan.correctedAt),
    ...block(fields.extentCheck, plan.extentCheck),
    ...block(fields.rootCause, plan.rootCause),
    ...block(fields.action, plan.action),
    ...fact(fields.responsible, plan.responsible?.name),
    ...day(fields.actionDue, plan.actionDue),
    ...block(fields.effectivenessCriterion, plan.effectivenessCriterion),
    ...signed(fields.submittedBy, plan.submittedBy, plan.submittedAt),
    ...signed(fields.acceptedBy, plan.acceptedBy, plan.acceptedAt),
    ...block(fields.planNote, plan.note),
  ];
  const isBare = !plan.action && !plan.correction && !plan.returnReason;
  return (
    <Section title={sections.treatment}>
      {isBare ? <p>{sections.noPlan}</p> : <Facts facts={facts} />}
    </Section>
  );
}

function Effect({ finding, base }: Required<Shown>) {
  const { work, observation, verification, files } = finding;
  const facts = [
    ...block(fields.note, work.note),
    ...signed(fields.implementedBy, work.by, work.at),
    ...(files.length > 0
      ? [{ term: fields.evidenceFiles, value: <Files finding={finding} base={base} /> }]
      : []),
    ...(observation.days === null
      ? []
      : [{ term: fields.observationDays, value: findings.days(observation.days) }]),
    ...block(fields.observationReason, observation.reason),
    ...day(fields.observeUntil, observation.until),
    ...block(fields.verification, verification.text),
    ...signed(fields.verifiedBy, verification.by, verification.at),
    ...block(fields.withdrawReason, finding.withdrawal.reason),
  ];
  const isBare = !work.note && observation.days === null && !finding.withdrawal.reason;
  return (
    <Section title={sections.effect}>
      {isBare ? <p>{sections.noWork}</p> : <Facts facts={facts} />}
    </Section>
  );
}

function Files({ finding, base }: Required<Shown>) {
  const items = finding.files.map(({ reference, title, state }) => ({
    href: `${base}/evidence/${reference}`,
    reference,
    label: title,
    note: EVIDENCE_STATE_LABELS[state],
  }));
  return <LinkList items={items} />;
}

/** Facts beside the sections. */
export function factsOf(finding: FindingRecord, base = ""): Fact[] {
  const { audit, ref } = finding;
  return [
    { term: fields.source, value: FINDING_SOURCE_LABELS[finding.source] },
    ...(audit
      ? [
          {
            term: fields.audit,
            value: <Link href={`${base}/audits/${audit.reference}`}>{audit.reference}</Link>,
          },
        ]
      : []),
    {
      term: fields.ref,
      value: isControl(ref) ? <Link href={`${base}/controls/${ref}`}>{ref}</Link> : ref,
    },
    { term: fields.areaOwner, value: finding.areaOwner?.name },
    { term: fields.responseDue, value: finding.responseDue && <Day value={finding.responseDue} /> },
    { term: fields.raisedBy, value: finding.raisedBy.name },
    { term: fields.raisedAt, value: <Day value={finding.raisedAt} /> },
    { term: fields.gradedBy, value: finding.gradedBy?.name },
    ...block(fields.gradeReason, finding.gradeReason),
    ...day(fields.closed, finding.closedAt),
  ];
}

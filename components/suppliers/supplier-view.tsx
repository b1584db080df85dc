import { PersonalData } from "@/components/assets/badges";
import { Note } from "@/components/ui/note";
import { type Fact, Facts, LinkList } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { TextBlock } from "@/components/ui/text-block";
import { Day } from "@/components/ui/time";
import { suppliers as words } from "@/components/words/suppliers";
import { CLASSIFICATION_LABELS } from "@/lib/domain/assets/schema";
import {
  CRITICALITY_LABELS,
  SUPPLIER_STATE_LABELS,
  type SupplierRecord,
  TRIGGER_LABELS,
} from "@/lib/domain/suppliers/schema";
import { SUPPLIER_TONES } from "./tones";

const { columns, fields, terms } = words;
interface Props {
  supplier: SupplierRecord;
}

export const SupplierStateBadge = ({ state }: Pick<SupplierRecord, "state">) => (
  <StatusBadge tone={SUPPLIER_TONES[state]}>{SUPPLIER_STATE_LABELS[state]}</StatusBadge>
);

/** Facts beside the sections. */
export const factsOf = (one: SupplierRecord): Fact[] => [
  { term: fields.service, value: one.service },
  { term: fields.criticality, value: CRITICALITY_LABELS[one.criticality] },
  { term: fields.owner, value: one.owner.name },
  { term: fields.place, value: one.place },
  {
    term: columns.data,
    value: one.dataReached.map((kind) => CLASSIFICATION_LABELS[kind]).join(", "),
  },
  { term: fields.personalData, value: <PersonalData value={one.personalData} /> },
  { term: terms.lastReview, value: one.lastReview && <Day value={one.lastReview} /> },
  { term: columns.next, value: one.nextReview && <Day value={one.nextReview} /> },
  { term: terms.proposedBy, value: one.proposedBy?.name },
];

/** What time has done to it, and what it lacks. */
export function Warnings({ supplier }: Props) {
  const { flags } = words;
  const raised = [
    supplier.reviewOverdue && flags.reviewOverdue,
    supplier.assuranceExpired && flags.assuranceExpired,
    supplier.agreementEnded && flags.agreementEnded,
  ].filter((one) => one !== false);
  const missing = Object.values(supplier.missing).flat();
  return (
    <>
      {raised.length > 0 && <Note tone="bad" title={raised.join(". ")} />}
      {missing.length > 0 && (
        <Note tone="warn" title={words.sections.missing}>
          <ul>
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}

const yesNo = (value: boolean) => (value ? words.yes : words.no);

export function AgreementSection({ supplier: one }: Props) {
  return (
    <Section title={words.sections.agreement}>
      <Facts
        facts={[
          { term: fields.signedOn, value: one.signedOn && <Day value={one.signedOn} /> },
          {
            term: fields.agreementUntil,
            value: one.agreementUntil && <Day value={one.agreementUntil} />,
          },
          { term: fields.securityTerms, value: yesNo(one.securityTerms) },
          {
            term: fields.incidentHours,
            value: one.incidentHours === null ? words.no : words.hours(one.incidentHours),
          },
          { term: fields.deletionTerms, value: yesNo(one.deletionTerms) },
          { term: fields.auditRight, value: yesNo(one.auditRight) },
          ...(one.withoutAgreement
            ? [
                {
                  term: fields.withoutAgreement,
                  value: <TextBlock>{one.withoutAgreement}</TextBlock>,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

export function AssuranceSection({ supplier: one }: Props) {
  return (
    <Section title={words.sections.assurance}>
      <Facts
        facts={[
          { term: fields.assuranceKind, value: one.assuranceKind },
          { term: fields.assuranceIssuer, value: one.assuranceIssuer },
          { term: fields.assuranceScope, value: one.assuranceScope },
          {
            term: fields.assuranceUntil,
            value: one.assuranceUntil && <Day value={one.assuranceUntil} />,
          },
          { term: fields.assuranceGaps, value: one.assuranceGaps },
        ]}
      />
    </Section>
  );
}

/** Who does what, who else is in it, and the way out. */
export function SplitSections({ supplier: one }: Props) {
  const { sections } = words;
  const processors = one.subProcessors.map((name) => <li key={name}>{name}</li>);
  const said = one.subProcessorsKnown ? words.subProcessorsNone : words.subProcessorsUnknown;
  return (
    <>
      <Section title={sections.responsibilities}>
        <TextBlock>{one.responsibilities || words.notSaid}</TextBlock>
      </Section>
      <Section title={sections.subProcessors}>
        {processors.length > 0 ? <ul>{processors}</ul> : <p>{said}</p>}
      </Section>
      <Section title={sections.exitPlan}>
        <TextBlock>{one.exitPlan || words.notSaid}</TextBlock>
      </Section>
    </>
  );
}

const signed = (by: { name: string } | null, at: string | null) =>
  by && (
    <>
      {by.name}, <Day value={at} />
    </>
  );

/** What was judged, by whom, and how it ended. */
export function DecisionSection({ supplier: one }: Props) {
  if (!one.assessedBy) return null;
  return (
    <Section title={words.sections.decision}>
      <Facts
        facts={[
          { term: terms.assessedBy, value: signed(one.assessedBy, one.assessedAt) },
          { term: terms.assessment, value: one.assessment },
          { term: terms.approvedBy, value: signed(one.approvedBy, one.approvedAt) },
          { term: fields.decision, value: one.decision },
        ]}
      />
    </Section>
  );
}

export function RunningReview({ supplier: one }: Props) {
  if (one.state !== "under_review") return null;
  return (
    <Section title={words.sections.review}>
      <Facts
        facts={[
          { term: terms.trigger, value: one.reviewTrigger && TRIGGER_LABELS[one.reviewTrigger] },
          { term: fields.reason, value: one.reviewReason },
          { term: terms.begun, value: <Day value={one.reviewBegunAt} /> },
          { term: terms.papers, value: one.papers },
          { term: terms.collectors, value: one.collectors.map(({ name }) => name).join(", ") },
        ]}
      />
    </Section>
  );
}

export function EndSection({ supplier: one }: Props) {
  if (one.state !== "ended") return null;
  return (
    <Section title={words.sections.end}>
      <Facts
        facts={[
          { term: terms.endedBy, value: signed(one.endedBy, one.endedAt) },
          { term: fields.reason, value: one.endReason },
          { term: fields.deletionProof, value: one.deletionProof },
          { term: fields.accessProof, value: one.accessProof },
        ]}
      />
      <LinkList
        items={one.endEvidence.map((reference) => ({
          href: `/evidence/${reference}`,
          label: reference,
        }))}
      />
    </Section>
  );
}

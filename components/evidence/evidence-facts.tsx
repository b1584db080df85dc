import { formatBytes, formatDay, formatMoment } from "@/components/ui/format";
import { type Fact, Facts, LinkList } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { evidence as words } from "@/components/words/evidence";
import { CLASSIFICATION_LABELS } from "@/lib/domain/assets/schema";
import {
  EVIDENCE_KIND_LABELS,
  EVIDENCE_STATE_LABELS,
  type EvidenceRecord,
  METHOD_LABELS,
} from "@/lib/domain/controls/evidence/schema";

/** What is known of a piece of evidence. */
export const factsOf = (one: EvidenceRecord): Fact[] => [
  { term: words.state, value: EVIDENCE_STATE_LABELS[one.state] },
  ...(one.reason ? [{ term: words.reason, value: one.reason }] : []),
  { term: words.fields.kind, value: EVIDENCE_KIND_LABELS[one.kind] },
  {
    term: words.columns.period,
    value: words.period(formatDay(one.periodFrom), formatDay(one.periodTo)),
  },
  { term: words.columns.valid, value: one.validUntil && formatDay(one.validUntil) },
  { term: words.fields.class, value: CLASSIFICATION_LABELS[one.class] },
  {
    term: words.fields.personalData,
    value: one.personalData ? words.personalData.yes : words.personalData.no,
  },
  { term: words.acceptedBy, value: one.acceptedBy?.name },
  { term: words.accepted, value: one.acceptedAt && formatMoment(one.acceptedAt) },
];

/** Where it comes from, and the file itself. */
export function Origin({ one }: { one: EvidenceRecord }) {
  const href = `/api/app/evidence/${one.reference}/content`;
  const facts = [
    { term: words.fields.source, value: one.source },
    { term: words.fields.method, value: METHOD_LABELS[one.method] },
    { term: words.fields.collectedAt, value: formatDay(one.collectedAt) },
    { term: words.submittedBy, value: one.submittedBy.name },
    { term: words.submitted, value: formatMoment(one.submittedAt) },
    {
      term: words.file,
      value: (
        <a href={href} download={one.fileName}>
          {one.fileName}
        </a>
      ),
    },
    { term: words.size, value: formatBytes(one.size) },
    { term: words.hash, value: <code>{one.sha256}</code> },
  ];
  return (
    <Section title={words.about}>
      <Facts facts={facts} />
    </Section>
  );
}

/** What leans on it. */
export function EvidenceLinks({ one }: { one: EvidenceRecord }) {
  return (
    <>
      <Section title={words.supports}>
        <LinkList items={one.supports.map((each) => linkTo("/controls", each))} />
      </Section>
      <Section title={words.attestations}>
        <LinkList
          items={one.attestations.map(({ reference, control }) => ({
            href: `/controls/${control.reference}#${reference}`,
            reference,
            label: `${control.reference} ${control.title}`,
          }))}
        />
      </Section>
      <Section title={words.assets}>
        <LinkList items={one.assets.map((each) => linkTo("/assets", each))} />
      </Section>
      <Section title={words.treatments}>
        <LinkList
          items={one.treatments.map(({ reference, risk }) => ({
            href: `/risks/${risk.reference}#${reference}`,
            reference,
            label: risk.title,
          }))}
        />
      </Section>
      <Section title={words.findings}>
        <LinkList items={one.findings.map((each) => linkTo("/findings", each))} />
      </Section>
    </>
  );
}

const linkTo = (folder: string, { reference, title }: { reference: string; title: string }) => ({
  href: `${folder}/${reference}`,
  reference,
  label: title,
});

import { formatBytes, formatDay, formatMoment } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { type Fact, Facts, LinkList } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { evidence as words } from "@/components/words/evidence";
import { preview as previewWords } from "@/components/words/preview";
import { CLASSIFICATION_LABELS } from "@/lib/domain/assets/schema";
import {
  COLLECTOR_LABELS,
  EVIDENCE_KIND_LABELS,
  EVIDENCE_STATE_LABELS,
  type EvidenceRecord,
  METHOD_LABELS,
} from "@/lib/domain/controls/evidence/schema";
import { Preview } from "./preview";

/** What is known of a piece of evidence. */
export const factsOf = (one: EvidenceRecord): Fact[] => [
  { term: words.state, value: EVIDENCE_STATE_LABELS[one.state] },
  ...pieces(words.revisionOf, one.revisionOf),
  ...pieces(words.revisedBy, one.revisedBy),
  ...pieces(words.twinOf, one.twinOf),
  ...pieces(words.twins, ...one.twins),
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

/** Pieces beside this one, where there are any. */
function pieces(term: string, ...those: readonly (Piece | null)[]): Fact[] {
  const named = those.filter((each) => each !== null);
  if (named.length === 0) return [];
  const links = named.map(({ reference, state }) => (
    <span key={reference}>
      <Link href={`/evidence/${reference}`}>{reference}</Link>{" "}
      {state && EVIDENCE_STATE_LABELS[state]}{" "}
    </span>
  ));
  return [{ term, value: links }];
}
interface Piece {
  readonly reference: string;
  readonly state?: EvidenceRecord["state"];
}

const contentOf = ({ reference }: EvidenceRecord) => `/api/app/evidence/${reference}/content`;

/** How a browser can show a file without harm; its ending was held against its bytes when it came. */
const SHOWN: Readonly<Record<string, "picture" | "document" | "text">> = {
  png: "picture",
  jpg: "picture",
  jpeg: "picture",
  pdf: "document",
  csv: "text",
  txt: "text",
  md: "text",
  json: "text",
  yaml: "text",
  yml: "text",
  log: "text",
};

/** The file on the page, where it can be shown. */
export function FilePreview({ one }: { one: EvidenceRecord }) {
  const how = SHOWN[one.fileName.split(".").at(-1)?.toLowerCase() ?? ""];
  if (!how) {
    return (
      <Section title={previewWords.title}>
        <p>{previewWords.none}</p>
      </Section>
    );
  }
  return <Preview href={contentOf(one)} name={one.fileName} size={one.size} how={how} />;
}

/** Where it comes from, and the file itself. */
export function Origin({ one }: { one: EvidenceRecord }) {
  const href = contentOf(one);
  const facts = [
    { term: words.fields.source, value: one.source },
    { term: words.fields.query, value: one.query && <code>{one.query}</code> },
    ...(one.linkUrl ? [{ term: words.fields.linkUrl, value: <Address to={one.linkUrl} /> }] : []),
    { term: words.fields.method, value: METHOD_LABELS[one.method] },
    { term: words.fields.collector, value: one.collector && COLLECTOR_LABELS[one.collector] },
    ...(one.runId ? [{ term: words.fields.runId, value: one.runId }] : []),
    { term: words.fields.collectedAt, value: formatDay(one.collectedAt) },
    { term: words.received, value: formatMoment(one.submittedAt) },
    { term: words.submittedBy, value: one.submittedBy.name },
    { term: words.fields.population, value: one.population },
    ...sampleOf(one),
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

/** Somebody else's page: opened without telling it where the reader came from. */
const Address = ({ to }: { to: string }) => (
  <a href={to} rel="noopener noreferrer nofollow" target="_blank">
    {to}
  </a>
);

function sampleOf({ populationCount: all, sampleCount: looked, drawn }: EvidenceRecord): Fact[] {
  if (all === null) return [];
  const value = looked === null ? all : words.sample(looked, all);
  const counted = {
    term: looked === null ? words.fields.populationCount : words.fields.sampleCount,
    value,
  };
  return drawn ? [counted, { term: words.fields.drawn, value: drawn }] : [counted];
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

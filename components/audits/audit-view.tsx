import { FindingStateBadge, GradeBadge } from "@/components/findings/badges";
import { isControl } from "@/components/findings/refs";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { type Fact, Facts } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { Day } from "@/components/ui/time";
import { audits, findings } from "@/components/words/audits";
import type { AuditRecord } from "@/lib/domain/audits/schema";

const { fields, report } = audits;
interface Shown {
  audit: AuditRecord;
  base?: string;
}

/** Objective, scope, criteria, method: what was agreed before anything was looked at. */
export function PlanSection({ audit }: Shown) {
  const clauses = audit.checklist.filter(({ ref }) => !isControl(ref)).map(({ ref }) => ref);
  const controls = audit.checklist.filter(({ ref }) => isControl(ref)).map(({ ref }) => ref);
  return (
    <Section title={audits.plan_}>
      <Facts
        facts={[
          { term: fields.objective, value: <TextBlock>{audit.objective}</TextBlock> },
          { term: fields.scope, value: <TextBlock>{audit.scope}</TextBlock> },
          { term: fields.criteria, value: <Lines lines={audit.criteria} /> },
          { term: fields.method, value: <TextBlock>{audit.method}</TextBlock> },
          { term: fields.independence, value: audit.independence },
          { term: fields.clauses, value: clauses.join(", ") },
          { term: fields.controls, value: controls.join(", ") },
        ]}
      />
    </Section>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

/** The findings of this audit, by reference. */
export function AuditFindings({ audit, base = "" }: Shown) {
  if (audit.findings.length === 0) return <Empty title={findings.empty} />;
  const { columns } = findings;
  const rows = audit.findings.map(({ id, reference, title, ref, grade, state }) => ({
    id,
    cells: [
      <Link key="reference" href={`${base}/findings/${reference}`}>
        {reference}
      </Link>,
      title,
      ref,
      <GradeBadge key="grade" grade={grade} />,
      <FindingStateBadge key="state" state={state} />,
    ],
  }));
  const head = [columns.reference, columns.title, columns.ref, columns.grade, columns.state];
  return <PlainTable label={findings.title} head={head} rows={rows} />;
}

/** What top management got: counts, strengths, conclusion, and to whom it went. */
export function ReportSection({ audit }: Shown) {
  if (!audit.conclusion) return <Empty title={report.none} />;
  const count = (result: string) => audit.checklist.filter((one) => one.result === result).length;
  return (
    <Section title={report.title}>
      <Facts
        facts={[
          { term: fields.conclusion, value: <TextBlock>{audit.conclusion}</TextBlock> },
          {
            term: report.summary,
            value: report.results(count("conforming"), count("finding"), count("not_tested")),
          },
          {
            term: fields.strengths,
            value: audit.strengths.length > 0 && <Lines lines={audit.strengths} />,
          },
          {
            term: fields.distribution,
            value: audit.distribution.map(({ name }) => name).join(", "),
          },
          {
            term: fields.issued,
            value: audit.reportIssuedAt && <Day value={audit.reportIssuedAt} />,
          },
        ]}
      />
    </Section>
  );
}

/** Facts beside the sections. */
export const factsOf = (audit: AuditRecord): Fact[] => [
  { term: fields.lead, value: audit.lead.name },
  { term: fields.from, value: <Day value={audit.from} /> },
  { term: fields.to, value: <Day value={audit.to} /> },
  ...(
    [
      [fields.announced, audit.announcedAt],
      [fields.issued, audit.reportIssuedAt],
      [fields.discussed, audit.discussedOn],
      [fields.closed, audit.closedAt],
    ] as const
  ).flatMap(([term, value]) => (value ? [{ term, value: <Day value={value} /> }] : [])),
  ...(audit.cancelReason
    ? [{ term: fields.cancelReason, value: <TextBlock>{audit.cancelReason}</TextBlock> }]
    : []),
];

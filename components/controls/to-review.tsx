import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { Facts } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { TextBlock } from "@/components/ui/text-block";
import { controls as words } from "@/components/words/controls";
import type { AttestationRow } from "@/lib/domain/controls/attestations/schema";
import { RESULT_LABELS, RESULT_TONES } from "@/lib/domain/controls/schema";

/** What a reviewer needs in sight to judge an attestation. */
export function ToReview({ open }: { open: AttestationRow }) {
  const { result, attester, periodFrom, periodTo, comment, delayReason, rejection } = open;
  if (!result || !attester || !periodFrom || !periodTo) return null;
  const said = words.review.said(attester.name, formatDay(periodFrom), formatDay(periodTo));
  const facts = [
    { term: words.attestFields.result, value: <Result result={result} /> },
    { term: words.columns.owner, value: said },
    { term: words.review.comment, value: comment },
    ...(delayReason ? [{ term: words.review.delay, value: delayReason }] : []),
    ...(rejection ? [{ term: words.review.rejection, value: rejection }] : []),
    {
      term: words.attestFields.file,
      value: open.evidence.map((reference) => (
        <Link key={reference} href={`/evidence/${reference}`}>
          {reference}{" "}
        </Link>
      )),
    },
  ];
  return (
    <Section title={words.review.title}>
      <Facts facts={facts} />
      {open.statement && (
        <details>
          <summary>{words.review.statement(open.statementVersion ?? 0)}</summary>
          <TextBlock>{open.statement}</TextBlock>
        </details>
      )}
    </Section>
  );
}

function Result({ result }: { result: NonNullable<AttestationRow["result"]> }) {
  return <StatusBadge tone={RESULT_TONES[result]}>{RESULT_LABELS[result]}</StatusBadge>;
}

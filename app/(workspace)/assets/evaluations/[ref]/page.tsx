import type { Metadata } from "next";
import { Digest } from "@/components/assets/digest";
import { outcomeOf } from "@/components/evaluations/labels";
import { Judged, Results } from "@/components/evaluations/results";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { type Fact, RecordView } from "@/components/ui/record";
import { StatusBadge } from "@/components/ui/status";
import { Moment } from "@/components/ui/time";
import { assets } from "@/components/words/assets";
import { evaluations as words } from "@/components/words/evaluations";
import { may, read, signedIn } from "@/lib/adapters/page";
import { getEvaluation } from "@/lib/domain/assets/evaluations/queries";
import {
  COUNTS_LABELS,
  EVALUATION_KIND_LABELS,
  type EvaluationRecord,
} from "@/lib/domain/assets/evaluations/schema";
import { recordHistory } from "@/lib/domain/trail/queries";

type EvaluationProps = PageProps<"/assets/evaluations/[ref]">;

export async function generateMetadata({ params }: EvaluationProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref) };
}

export default async function EvaluationPage({ params }: EvaluationProps) {
  const { ref } = await params;
  const found = await read(getEvaluation, { id: decodeURIComponent(ref) });
  const { asset, counts, why } = found;
  const outcome = outcomeOf(found);
  const href = `/assets/${encodeURIComponent(asset.reference)}`;
  return (
    <Page
      title={found.suite}
      lead={found.reference}
      status={<StatusBadge tone={outcome.tone}>{outcome.label}</StatusBadge>}
      breadcrumbs={[
        { href: "/assets", label: assets.title },
        { href, label: asset.name },
        { href: `${href}/evaluations`, label: words.title },
      ]}
    >
      <RecordView facts={factsOf(found)}>
        {!counts && (
          <Note tone="warn" title={words.doesNotCount}>
            {why}
          </Note>
        )}
        {found.verdict && <Judged judgements={found.judgements} />}
        <Results results={found.results} />
        {may(await signedIn(), recordHistory) && <History entity="evaluation" id={found.id} />}
      </RecordView>
    </Page>
  );
}

const factsOf = (found: EvaluationRecord): Fact[] => [
  {
    term: words.facts.asset,
    value: <Link href={`/assets/${found.asset.reference}`}>{found.asset.name}</Link>,
  },
  { term: words.columns.kind, value: EVALUATION_KIND_LABELS[found.kind] },
  { term: words.columns.ranAt, value: <Moment value={found.ranAt} /> },
  { term: words.columns.digest, value: <Digest value={found.digest} /> },
  {
    term: words.columns.counts,
    value: `${COUNTS_LABELS[found.counts ? "yes" : "no"]}. ${found.why}`,
  },
  { term: words.columns.harness, value: `${found.harness} ${found.harnessVersion}`.trim() },
  { term: words.facts.data, value: <Digest value={found.data} /> },
  { term: words.facts.seed, value: found.seed },
  { term: words.facts.source, value: <Digest value={found.source} /> },
  { term: words.columns.addedBy, value: found.addedBy.name },
  { term: words.facts.addedAt, value: <Moment value={found.createdAt} /> },
];

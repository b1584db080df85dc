import { RequestReview } from "@/components/people/request-review";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { Day } from "@/components/ui/time";
import { audits } from "@/components/words/audits";
import { read } from "@/lib/adapters/page";
import { auditIndependence } from "@/lib/domain/audits/independence/queries";
import { CONFLICT_LABELS } from "@/lib/domain/audits/independence/schema";
import { REVIEW_STATE_LABELS } from "@/lib/domain/people/segregation/schema";

const { independence: words } = audits;

interface IndependenceProps {
  id: string;
  /** May the reader ask for a second look? */
  canAsk: boolean;
}

/** S6 as the database tells it, not as anybody declares it. */
export async function IndependenceSection({ id, canAsk }: IndependenceProps) {
  const { conflicts, act, review } = await read(auditIndependence, { id });
  if (conflicts.length === 0) {
    return (
      <Section title={words.title}>
        <Note tone="ok">{words.none}</Note>
      </Section>
    );
  }
  const rows = conflicts.map(({ what, ref, until }) => ({
    id: `${what} ${ref}`,
    cells: [CONFLICT_LABELS[what], ref, until && <Day key="until" value={until} />],
  }));
  const isAsked = review?.act === act && review?.state !== "refused";
  return (
    <Section title={words.title}>
      <Note tone="warn" title={words.some(conflicts.length)}>
        {review ? words.review(review.reference, REVIEW_STATE_LABELS[review.state]) : words.ask}
      </Note>
      <PlainTable label={words.title} head={[words.what, words.ref, words.until]} rows={rows} />
      {canAsk && act && !isAsked && <RequestReview rule="S6" kind="audit" record={id} act={act} />}
    </Section>
  );
}

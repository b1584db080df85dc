import type { Metadata } from "next";
import { ReviewActs } from "@/components/people/review-acts";
import { ReviewState } from "@/components/people/review-state";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { recordPath } from "@/components/trail/record-path";
import { Link } from "@/components/ui/link";
import { type Fact, RecordView } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { Moment } from "@/components/ui/time";
import { segregation as words } from "@/components/words/segregation";
import { allowed, read } from "@/lib/adapters/page";
import { recordSecondLook, supersedeReview } from "@/lib/domain/people/segregation/commands";
import { getReview } from "@/lib/domain/people/segregation/queries";
import { RULES } from "@/lib/domain/people/segregation/rules";
import {
  actLabel,
  type Review,
  SEGREGATED_KINDS,
  SEGREGATED_LABELS,
} from "@/lib/domain/people/segregation/schema";

type Props = PageProps<"/settings/compensating-reviews/[reviewId]">;
const idOf = async ({ params }: Props) => decodeURIComponent((await params).reviewId);

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: await idOf(props) };
}

export default async function CompensatingReviewPage(props: Props) {
  const review = await read(getReview, { id: await idOf(props) });
  const can = await allowed({ look: recordSecondLook, supersede: supersedeReview });
  const waits = review.state === "requested";
  return (
    <Page
      title={review.reference}
      status={<ReviewState state={review.state} />}
      lead={RULES[review.rule].text}
      breadcrumbs={[{ href: "/settings/compensating-reviews", label: words.title }]}
    >
      <RecordView
        facts={factsOf(review)}
        next={waits ? { what: words.next, who: words.nextWho } : null}
        acts={<ReviewActs review={review} can={can} />}
      >
        <Section title={words.reason}>
          <TextBlock>{review.reason}</TextBlock>
        </Section>
        {!waits && (
          <Section title={words.look}>
            <TextBlock>{review.secondLook ?? words.byRule}</TextBlock>
          </Section>
        )}
        <History entity="compensating_review" id={review.id} />
      </RecordView>
    </Page>
  );
}

const kindOf = (review: Review) => SEGREGATED_KINDS.find((kind) => kind === review.recordKind);

function factsOf(review: Review): Fact[] {
  const kind = kindOf(review);
  const path = recordPath(review.recordKind, review.recordLabel);
  const label = review.recordLabel;
  return [
    { term: words.facts.rule, value: review.rule },
    { term: words.facts.kind, value: kind ? SEGREGATED_LABELS[kind] : review.recordKind },
    { term: words.facts.record, value: path ? <Link href={path}>{label}</Link> : label },
    { term: words.facts.act, value: actLabel(review.act) },
    { term: words.facts.requestedBy, value: review.requestedBy.name },
    { term: words.facts.requestedAt, value: <Moment value={review.requestedAt} /> },
    { term: words.facts.secondPerson, value: review.secondPerson?.name },
    { term: words.facts.decidedAt, value: <Moment value={review.decidedAt} /> },
  ];
}

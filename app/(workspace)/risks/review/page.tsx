import type { Metadata } from "next";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { ReviewDesk } from "@/components/risks/review/review-desk";
import { assessing, reviewLabels } from "@/components/risks/review/review-labels";
import { Page } from "@/components/shell/page";
import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import { riskReviews as words } from "@/components/words/risk-reviews";
import { readList, signedIn, today } from "@/lib/adapters/page";
import { dueReviews } from "@/lib/domain/risks/reviews/queries";
import { VALUE_LABELS } from "@/lib/domain/risks/schema";
import { holds } from "@/lib/kernel/actor";

export const metadata: Metadata = { title: words.title };

/** A year: every risk that was ever rated has its day within it. */
const ALL = "/risks/review?within=366";

export default async function ReviewPage({ searchParams }: PageProps<"/risks/review">) {
  // Compliance looks after all of them, everybody else after their own.
  const isAll = holds(await signedIn(), "compliance") || (await searchParams).owner !== undefined;
  const list = await readList(dueReviews, searchParams, isAll ? {} : { owner: "me" });
  return (
    <Page title={words.title} lead={words.lead(list.total, list.totalIsCapped)}>
      <RegisterTabs current="/risks/review" />
      {list.rows.length === 0 ? (
        <Empty
          title={words.empty}
          body={words.emptyBody}
          act={<LinkButton href={ALL}>{words.all}</LinkButton>}
        />
      ) : (
        <ReviewDesk
          rows={list.rows}
          labels={reviewLabels}
          values={VALUE_LABELS}
          assessing={assessing(list.inForce)}
          today={today()}
        />
      )}
    </Page>
  );
}

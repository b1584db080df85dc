import type { ReactNode } from "react";
import { ActButton } from "@/components/ui/act-button";
import { Link } from "@/components/ui/link";
import { segregation as words } from "@/components/words/segregation";
import { read, signedIn } from "@/lib/adapters/page";
import { listReviews } from "@/lib/domain/people/segregation/queries";
import { ASKERS, RULES } from "@/lib/domain/people/segregation/rules";
import { holds } from "@/lib/kernel/actor";
import { RequestReview, type RequestReviewProps } from "./request-review";

interface SecondLookProps extends RequestReviewProps {
  /** What the act is called. */
  label: string;
  /** The act itself, for when the second look is recorded. */
  children?: ReactNode;
}

/**
 * For an act that a segregation rule keeps from the reader: says so, offers to ask for a second look or
 * tells that one is awaited, and gives the act free once it is recorded.
 */
export async function SecondLook({ label, children, ...asked }: SecondLookProps) {
  const { rule, record, act } = asked;
  const actor = await signedIn();
  const { rows } = await read(listReviews, {
    ...{ record, rule: [rule], size: 100 },
    state: ["requested", "recorded"],
  });
  const review = rows.find((one) => one.act === act && one.requestedBy.id === actor.id);
  if (review?.state === "recorded") return children;
  return (
    <>
      <ActButton label={label} disabledReason={words.refusedBy(RULES[rule].text, rule)}>
        {null}
      </ActButton>
      {review && (
        <Link href={`/settings/compensating-reviews/${review.reference}`}>
          {words.awaited(review.reference)}
        </Link>
      )}
      {!review && holds(actor, ...ASKERS) && <RequestReview {...asked} />}
    </>
  );
}

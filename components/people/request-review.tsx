"use client";

import dynamic from "next/dynamic";
import { ActButton } from "@/components/ui/act-button";
import { segregation as words } from "@/components/words/segregation";
import type { RuleId } from "@/lib/domain/people/segregation/rules";
import type { SegregatedKind } from "@/lib/domain/people/segregation/schema";

const RequestReviewForm = dynamic(
  () => import("./request-review-form").then((loaded) => loaded.RequestReviewForm),
  { ssr: false },
);

export interface RequestReviewProps {
  rule: RuleId;
  kind: SegregatedKind;
  /** Id of the record whose act waits. */
  record: string;
  /** The operation that waits, such as `treatments.verify`. */
  act: string;
}

/** For record pages: where a segregation rule stops the reader, the way to a second look. */
export function RequestReview(props: RequestReviewProps) {
  return (
    <ActButton label={words.request} description={words.requestHelp}>
      <RequestReviewForm {...props} />
    </ActButton>
  );
}

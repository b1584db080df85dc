"use client";

import dynamic from "next/dynamic";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { segregation as words } from "@/components/words/segregation";
import type { Review } from "@/lib/domain/people/segregation/schema";
import { supersedeReview } from "./actions";

const SecondLookForm = dynamic(
  () => import("./second-look-form").then((loaded) => loaded.SecondLookForm),
  { ssr: false },
);

interface ReviewActsProps {
  review: Review;
  can: { look: boolean; supersede: boolean };
}

/** Second look or refusal while it is requested; superseded once it is no longer needed. */
export function ReviewActs({ review, can }: ReviewActsProps) {
  const { id, version, state } = review;
  if (state === "recorded" && can.supersede) {
    return (
      <ConfirmButton
        label={words.supersede}
        body={words.supersedeBody}
        command={supersedeReview}
        input={{ id, version }}
        done={words.superseded}
      />
    );
  }
  if (state !== "requested" || !can.look) return null;
  return (
    <>
      <ActButton label={words.record} variant="filled">
        <SecondLookForm review={review} verdict="record" />
      </ActButton>
      <ActButton label={words.refuse}>
        <SecondLookForm review={review} verdict="refuse" />
      </ActButton>
    </>
  );
}

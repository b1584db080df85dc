"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { scope as words } from "@/components/words/scope";
import type { EnvironmentRow } from "@/lib/domain/scope/environments/schema";
import {
  approveScope,
  confirmScopeReview,
  draftScope,
  retireEnvironment,
  submitScope,
} from "./actions";

const EditionForm = dynamic(() => import("./edition-form").then((one) => one.EditionForm), {
  ssr: false,
});
const ReturnForm = dynamic(() => import("./return-form").then((one) => one.ReturnForm), {
  ssr: false,
});
const ReviewForm = dynamic(() => import("./review-form").then((one) => one.ReviewForm), {
  ssr: false,
});
const EnvironmentForm = dynamic(
  () => import("./environment-form").then((one) => one.EnvironmentForm),
  { ssr: false },
);

export interface Act {
  id: string;
  version: number;
  disabledReason?: string | undefined;
}

export function DraftAct({ first = false }: { first?: boolean }) {
  return (
    <ConfirmButton
      label={first ? words.acts.start : words.acts.draft}
      body={first ? words.emptyBody : words.acts.draftBody}
      command={draftScope}
      input={{}}
      done={words.acts.drafted}
    />
  );
}

export function EditAct(props: ComponentProps<typeof EditionForm>) {
  return (
    <ActButton label={words.acts.edit} wide>
      <EditionForm {...props} />
    </ActButton>
  );
}

export function SubmitAct({ id, version, disabledReason }: Act) {
  return (
    <ConfirmButton
      label={words.acts.submit}
      body={words.acts.submitBody}
      variant="filled"
      command={submitScope}
      input={{ id, version }}
      done={words.acts.submitted}
      disabledReason={disabledReason}
    />
  );
}

export function ApproveAct({ id, version, disabledReason }: Act) {
  return (
    <ConfirmButton
      label={words.acts.approve}
      body={words.acts.approveBody}
      variant="filled"
      command={approveScope}
      input={{ id, version }}
      done={words.acts.approved}
      disabledReason={disabledReason}
    />
  );
}

export function ReturnAct({ id, version }: Act) {
  return (
    <ActButton label={words.acts.return}>
      <ReturnForm id={id} version={version} />
    </ActButton>
  );
}

export function ReviewAct(props: ComponentProps<typeof ReviewForm>) {
  return (
    <ActButton label={words.acts.review} title={words.acts.reviewTitle}>
      <ReviewForm {...props} />
    </ActButton>
  );
}

export function ConfirmReviewAct({
  id,
  version,
  reviewId,
  disabledReason,
}: Act & { reviewId: string }) {
  return (
    <ConfirmButton
      label={words.acts.confirmReview}
      body={words.acts.confirmReviewBody}
      command={confirmScopeReview}
      input={{ id, version, reviewId }}
      done={words.acts.confirmed}
      disabledReason={disabledReason}
    />
  );
}

export function AddEnvironmentAct(props: ComponentProps<typeof EnvironmentForm>) {
  return (
    <ActButton label={words.acts.addEnvironment}>
      <EnvironmentForm {...props} />
    </ActButton>
  );
}

export function EditEnvironmentAct({
  environment,
  ...choices
}: ComponentProps<typeof EnvironmentForm> & { environment: EnvironmentRow }) {
  return (
    <ActButton
      label={words.acts.edit}
      title={words.acts.editEnvironment(environment.name)}
      variant="subtle"
    >
      <EnvironmentForm environment={environment} {...choices} />
    </ActButton>
  );
}

export function RetireEnvironmentAct({ id, version, name }: Act & { name: string }) {
  return (
    <ConfirmButton
      label={words.acts.retire}
      title={words.acts.retireEnvironment(name)}
      body={words.acts.retireEnvironmentBody}
      variant="subtle"
      command={retireEnvironment}
      input={{ id, version }}
      done={words.acts.environmentRetired}
    />
  );
}

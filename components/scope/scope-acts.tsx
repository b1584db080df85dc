import { scope as words } from "@/components/words/scope";
import {
  ASSET_KIND_LABELS,
  SCOPE_RESULT_LABELS,
  SCOPE_TRIGGER_LABELS,
  type ScopeGaps,
  type ScopeRecord,
} from "@/lib/domain/scope/schema";
import {
  ApproveAct,
  ConfirmReviewAct,
  DraftAct,
  EditAct,
  ReturnAct,
  ReviewAct,
  SubmitAct,
} from "./acts";
import { type Option, optionsOf } from "./option";

export interface ScopeRights {
  draft: boolean;
  edit: boolean;
  submit: boolean;
  return: boolean;
  approve: boolean;
  review: boolean;
  confirm: boolean;
}

interface ScopeActsProps {
  edition: ScopeRecord;
  gaps: ScopeGaps | null;
  /** Another edition is being written. */
  isOpen: boolean;
  can: ScopeRights;
  me: string;
  /** Entries of the context that a draft may consider. */
  context: readonly Option[];
}

/** What the reader may do with this edition now. */
export function ScopeActs({ edition, gaps, isOpen, can, me, context }: ScopeActsProps) {
  const { id, version, state, reviews } = edition;
  const wrote = edition.author.id === me || edition.writers.some((one) => one.id === me);
  const waiting = reviews.find((one) => one.result === "still_valid" && !one.confirmedAt);
  const missing = Object.keys(gaps?.missing ?? {}).length > 0;
  return (
    <>
      {state === "draft" && can.submit && (
        <SubmitAct
          id={id}
          version={version}
          disabledReason={missing ? words.gaps.missing : undefined}
        />
      )}
      {state === "draft" && can.edit && (
        <EditAct
          id={id}
          version={version}
          edition={edition}
          kinds={optionsOf(ASSET_KIND_LABELS)}
          context={context}
        />
      )}
      {state === "in_review" && can.approve && (
        <ApproveAct id={id} version={version} disabledReason={wrote ? words.ownWords : undefined} />
      )}
      {state === "in_review" && can.return && <ReturnAct id={id} version={version} />}
      {state === "approved" && waiting && can.confirm && (
        <ConfirmReviewAct
          id={id}
          version={version}
          reviewId={waiting.id}
          disabledReason={waiting.by.id === me ? words.ownReview : undefined}
        />
      )}
      {state === "approved" && can.review && (
        <ReviewAct
          id={id}
          version={version}
          triggers={optionsOf(SCOPE_TRIGGER_LABELS)}
          results={optionsOf(SCOPE_RESULT_LABELS)}
        />
      )}
      {state === "approved" && can.draft && !isOpen && <DraftAct />}
    </>
  );
}

/** What the edition waits for, and for whom. */
export function nextOf(edition: ScopeRecord, gaps: ScopeGaps | null) {
  const { state, reviews, nextReview } = edition;
  if (state === "draft") {
    const isReady = gaps !== null && Object.keys(gaps.missing).length === 0;
    return { what: isReady ? words.next.submit : words.next.write, who: words.next.compliance };
  }
  if (state === "in_review") return { what: words.next.approve, who: words.next.top };
  if (state === "superseded") return null;
  const waiting = reviews.some((one) => one.result === "still_valid" && !one.confirmedAt);
  return waiting
    ? { what: words.next.confirm, who: words.next.top }
    : { what: words.next.review, who: words.next.compliance, until: nextReview };
}

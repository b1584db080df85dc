import { LinkButton } from "@/components/ui/link-button";
import { method as words } from "@/components/words/method";
import type { MethodRecord } from "@/lib/domain/risks/method/editions/schema";
import { ApproveAct, DiscardAct, DraftAct, ReturnAct, SubmitAct } from "./acts";
import { editPath, effectPath } from "./paths";

export interface MethodRights {
  draft: boolean;
  edit: boolean;
  submit: boolean;
  return: boolean;
  discard: boolean;
  approve: boolean;
  effect: boolean;
}

interface MethodActsProps {
  method: MethodRecord;
  can: MethodRights;
  me: string;
  /** The number that a new edition would have; null while one is being written. */
  next: string | null;
}

/** What the reader may do with this edition now. */
export function MethodActs({ method, can, me, next }: MethodActsProps) {
  const { id, version, state, edition } = method;
  const act = { id, version };
  const isShipped = state === "in_force" && !method.approvedAt;
  const wrote = method.author?.id === me || method.writers.some((one) => one.id === me);
  const isOpen = state === "draft" || state === "in_review";
  return (
    <>
      {state === "draft" && can.submit && (
        <SubmitAct
          {...act}
          disabledReason={Object.keys(method.problems).length > 0 ? words.missing : undefined}
        />
      )}
      {state === "draft" && can.edit && (
        <LinkButton href={editPath(edition)}>{words.acts.edit}</LinkButton>
      )}
      {(state === "in_review" || isShipped) && can.approve && (
        <ApproveAct
          {...act}
          isShipped={isShipped}
          disabledReason={wrote ? words.ownWords : undefined}
        />
      )}
      {state === "in_review" && can.return && <ReturnAct {...act} />}
      {(isOpen || method.behind.count > 0) && state !== "superseded" && can.effect && (
        <LinkButton href={effectPath(edition)}>{words.seeEffect}</LinkButton>
      )}
      {state === "draft" && can.discard && <DiscardAct {...act} />}
      {state === "in_force" && next && can.draft && <DraftAct next={next} />}
    </>
  );
}

"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { method as words } from "@/components/words/method";
import { applyMethod, approveMethod, discardMethod, submitMethod } from "./actions";
import { METHOD } from "./paths";

const DraftForm = dynamic(() => import("./draft-form").then((one) => one.DraftForm), {
  ssr: false,
});
const ReturnForm = dynamic(() => import("./return-form").then((one) => one.ReturnForm), {
  ssr: false,
});

interface Act {
  id: string;
  version: number;
  disabledReason?: string | undefined;
}

export function DraftAct(props: ComponentProps<typeof DraftForm>) {
  return (
    <ActButton label={words.acts.draft} description={words.acts.draftBody}>
      <DraftForm {...props} />
    </ActButton>
  );
}

export function SubmitAct({ id, version, disabledReason }: Act) {
  return (
    <ConfirmButton
      label={words.acts.submit}
      body={words.acts.submitBody}
      variant="filled"
      command={submitMethod}
      input={{ id, version }}
      done={words.acts.submitted}
      disabledReason={disabledReason}
    />
  );
}

export function ApproveAct({
  id,
  version,
  disabledReason,
  isShipped,
}: Act & { isShipped: boolean }) {
  return (
    <ConfirmButton
      label={words.acts.approve}
      body={isShipped ? words.acts.approveShipped : words.acts.approveBody}
      variant="filled"
      command={approveMethod}
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

export function DiscardAct({ id, version }: Act) {
  return (
    <ConfirmButton
      label={words.acts.discard}
      body={words.acts.discardBody}
      danger
      command={discardMethod}
      input={{ id, version }}
      done={words.acts.discarded}
      goTo={METHOD}
    />
  );
}

interface ApplyActProps extends Act {
  edition: string;
  risks: number;
}

export function ApplyAct({ id, version, edition, risks }: ApplyActProps) {
  return (
    <ConfirmButton
      label={words.acts.apply}
      body={words.acts.applyBody(risks, edition)}
      variant="filled"
      command={applyMethod}
      input={{ id, version }}
      done={words.acts.applied}
    />
  );
}

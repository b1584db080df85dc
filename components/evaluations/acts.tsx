"use client";

import dynamic from "next/dynamic";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { fairness, evaluations as words } from "@/components/words/evaluations";
import { approveFairness, endFairness } from "./actions";
import type { FairnessFormProps } from "./fairness-form";
import type { PushFormProps } from "./push-form";

const PushForm = dynamic(() => import("./push-form").then((one) => one.PushForm), { ssr: false });
const FairnessForm = dynamic(() => import("./fairness-form").then((one) => one.FairnessForm), {
  ssr: false,
});

export function PushAct(props: PushFormProps) {
  return (
    <ActButton label={words.add} description={words.addBody} variant="filled">
      <PushForm {...props} />
    </ActButton>
  );
}

export function ProposeFairnessAct(props: FairnessFormProps) {
  return (
    <ActButton label={fairness.propose}>
      <FairnessForm {...props} />
    </ActButton>
  );
}

interface CriterionActProps {
  id: string;
  version: number;
  criterionId: string;
}

export function ApproveFairnessAct({
  disabledReason,
  ...input
}: CriterionActProps & { disabledReason?: string | undefined }) {
  return (
    <ConfirmButton
      label={fairness.approve}
      body={fairness.approveBody}
      command={approveFairness}
      input={input}
      done={fairness.approved}
      disabledReason={disabledReason}
    />
  );
}

export function EndFairnessAct({
  isInForce,
  ...input
}: CriterionActProps & { isInForce: boolean }) {
  return (
    <ConfirmButton
      label={isInForce ? fairness.end : fairness.withdraw}
      body={fairness.endBody}
      variant="subtle"
      command={endFairness}
      input={input}
      done={fairness.ended}
    />
  );
}

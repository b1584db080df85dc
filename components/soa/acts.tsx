"use client";

import dynamic from "next/dynamic";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { soa as words } from "@/components/words/soa";
import { approveSoa, openSoa } from "./actions";
import type { Submitting } from "./submit-form";

const ReturnForm = dynamic(() => import("./return-form").then((one) => one.ReturnForm), {
  ssr: false,
});
const SubmitForm = dynamic(() => import("./submit-form").then((one) => one.SubmitForm), {
  ssr: false,
});

interface Act {
  id: string;
  version: number;
}

export const OpenAct = () => (
  <ConfirmButton
    label={words.acts.open}
    body={words.acts.openBody}
    command={openSoa}
    input={{}}
    done={words.acts.opened}
  />
);

export const SubmitAct = (draft: Submitting) => (
  <ActButton label={words.acts.submit} description={words.acts.submitBody} variant="filled">
    <SubmitForm {...draft} />
  </ActButton>
);

export const ApproveAct = ({
  id,
  version,
  disabledReason,
}: Act & { disabledReason: string | undefined }) => (
  <ConfirmButton
    label={words.acts.approve}
    body={words.acts.approveBody}
    variant="filled"
    command={approveSoa}
    input={{ id, version }}
    done={words.acts.approved}
    disabledReason={disabledReason}
  />
);

export const ReturnAct = (edition: Act) => (
  <ActButton label={words.acts.return} description={words.acts.returnBody}>
    <ReturnForm {...edition} />
  </ActButton>
);

"use client";

import { VoidsNote } from "@/components/risks/voids-note";
import { CheckboxField } from "@/components/ui/form/checkbox-field";
import { CommandForm } from "@/components/ui/form/command-form";
import type { Command } from "@/components/ui/form/outcome";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField } from "@/components/ui/form/text-fields";
import { controls as words } from "@/components/words/controls";
import {
  acceptAttestation,
  recallAttestation,
  rejectAttestation,
  reopenAttestation,
} from "./actions";
import type { Option } from "./option";

interface Attestation {
  id: string;
  version: number;
}

interface AcceptFormProps extends Attestation {
  tests: readonly Option[];
  control: string;
  /** The state that the control falls to; none where it is attested as effective. */
  state: "failed" | "partial" | undefined;
}

/** The reviewer's five tests. */
export function AcceptForm({ tests, state, control, ...fixed }: AcceptFormProps) {
  const none = Object.fromEntries(tests.map(({ value }) => [value, false]));
  return (
    <CommandForm
      command={acceptAttestation}
      fixed={fixed}
      initial={{ tests: none }}
      submit={words.accept}
      done={words.accepted}
    >
      {state && <VoidsNote change={{ control, state }} />}
      {tests.map(({ value, label }) => (
        <CheckboxField key={value} name={`tests.${value}`} label={label} />
      ))}
    </CommandForm>
  );
}

interface RejectFormProps extends Attestation {
  today: string;
  last: string;
}

/** Back to the owner, with a reason and a day. */
export function RejectForm({ today, last, ...fixed }: RejectFormProps) {
  const fields = words.rejectFields;
  return (
    <CommandForm
      command={rejectAttestation}
      fixed={fixed}
      initial={{ reason: "", due: last }}
      submit={words.reject}
      done={words.rejected}
      danger
    >
      <TextAreaField name="reason" label={fields.reason} required />
      <DateField
        name="due"
        label={fields.due}
        description={fields.dueHelp}
        min={today}
        max={last}
        required
      />
    </CommandForm>
  );
}

const BACK = {
  recall: { send: recallAttestation, submit: words.recall, done: words.recalled },
  reopen: { send: reopenAttestation, submit: words.reopen, done: words.reopened },
} as const;

interface TakeBackFormProps extends Attestation {
  how: keyof typeof BACK;
  control: string;
}

/** Puts an accepted attestation in doubt again: the control then takes nothing off. */
export function TakeBackForm({ how, control, ...fixed }: TakeBackFormProps) {
  const { send, submit, done } = BACK[how];
  const command: Command<unknown> = send;
  return (
    <CommandForm command={command} fixed={fixed} submit={submit} done={done} danger>
      <VoidsNote change={{ control, state: "failed" }} />
      <TextAreaField name="reason" label={words.recallReason} required />
    </CommandForm>
  );
}

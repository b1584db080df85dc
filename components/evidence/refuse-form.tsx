"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import type { Command } from "@/components/ui/form/outcome";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { evidence as words } from "@/components/words/evidence";
import { rejectEvidence, withdrawEvidence } from "./actions";

const WAYS = {
  reject: { send: rejectEvidence, submit: words.reject, done: words.rejectedDone },
  withdraw: { send: withdrawEvidence, submit: words.withdraw, done: words.withdrawnDone },
} as const;

interface RefuseFormProps {
  id: string;
  version: number;
  how: keyof typeof WAYS;
}

/** Takes a piece of evidence out of use, with a reason. */
export function RefuseForm({ how, ...fixed }: RefuseFormProps) {
  const { send, submit, done } = WAYS[how];
  const command: Command<unknown> = send;
  return (
    <CommandForm command={command} fixed={fixed} submit={submit} done={done} danger>
      <TextAreaField name="reason" label={words.fields.reason} required />
    </CommandForm>
  );
}

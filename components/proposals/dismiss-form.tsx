"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { proposals as words } from "@/components/words/proposals";
import { dismissProposal } from "./actions";

/** Why the proposed risk is none. */
export function DismissForm({ id, version }: { id: string; version: number }) {
  return (
    <CommandForm
      command={dismissProposal}
      fixed={{ id, version }}
      initial={{ reason: "" }}
      submit={words.dismiss}
      done={words.dismissed}
    >
      <TextAreaField name="reason" label={words.fields.reason} required />
    </CommandForm>
  );
}

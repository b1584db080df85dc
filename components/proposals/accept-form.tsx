"use client";

import { usePeople } from "@/components/risks/use-rows";
import { CommandForm } from "@/components/ui/form/command-form";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { proposals as words } from "@/components/words/proposals";
import { acceptProposal } from "./actions";

export interface AcceptFormProps {
  id: string;
  version: number;
  draft: {
    title: string;
    cause: string;
    event: string;
    consequence: string;
    likelihood: number | null;
    impact: number | null;
    controls: readonly string[];
  };
}

/** The risk a proposal becomes; its words begin as threat and facts give them. */
export function AcceptForm({ id, version, draft }: AcceptFormProps) {
  const owners = usePeople("risk_owner")?.rows ?? [];
  const { title, cause, event, consequence, likelihood, impact, controls } = draft;
  return (
    <CommandForm
      command={acceptProposal}
      fixed={{ id, version }}
      initial={{ owner: "", title, cause, event, consequence }}
      submit={words.accept}
      done={words.accepted}
    >
      <SelectField name="owner" label={words.fields.owner} options={[...owners]} required />
      <TextField name="title" label={words.fields.title} required />
      <TextAreaField name="cause" label={words.fields.cause} rows={3} required />
      <TextAreaField name="event" label={words.fields.event} rows={3} required />
      <TextAreaField name="consequence" label={words.fields.consequence} rows={3} required />
      {likelihood !== null && impact !== null && (
        <p>{words.suggested(likelihood, impact, controls)}</p>
      )}
    </CommandForm>
  );
}

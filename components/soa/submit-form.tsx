"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { soa as words } from "@/components/words/soa";
import { submitSoa } from "./actions";

export interface Submitting {
  id: string;
  version: number;
  edition: string;
  note: string;
}

/** The number that certificates will name, and what is different. */
export function SubmitForm({ id, version, edition, note }: Submitting) {
  return (
    <CommandForm
      command={submitSoa}
      fixed={{ id, version }}
      initial={{ edition, note }}
      submit={words.acts.submit}
      done={words.acts.submitted}
      goTo={(moved) => `/soa/${moved.edition}`}
    >
      <TextField
        name="edition"
        label={words.fields.edition}
        description={words.fields.editionHelp}
        required
      />
      <TextAreaField name="note" label={words.fields.note} description={words.fields.noteHelp} />
    </CommandForm>
  );
}

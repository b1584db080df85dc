"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { controls as words } from "@/components/words/controls";
import { addControl } from "./actions";

/** A control of one's own, beside Annex A. */
export function AddControlForm() {
  return (
    <CommandForm
      command={addControl}
      submit={words.add}
      done={words.added}
      goTo={({ reference }) => `/controls/${reference}`}
    >
      <TextField name="title" label={words.fields.title} required />
      <TextAreaField
        name="statement"
        label={words.fields.statement}
        description={words.fields.statementHelp}
      />
    </CommandForm>
  );
}

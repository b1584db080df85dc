"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { method as words } from "@/components/words/method";
import { draftMethod } from "./actions";
import { editPath } from "./paths";

/** The number of the next edition, and what it is for. */
export function DraftForm({ next }: { next: string }) {
  return (
    <CommandForm
      command={draftMethod}
      initial={{ edition: next, note: "" }}
      submit={words.acts.draft}
      done={words.acts.drafted}
      goTo={({ edition }) => editPath(edition)}
    >
      <TextField
        name="edition"
        label={words.form.edition}
        description={words.form.editionHelp}
        required
      />
      <TextAreaField name="note" label={words.form.note} description={words.form.noteHelp} />
    </CommandForm>
  );
}

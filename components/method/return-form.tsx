"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { method as words } from "@/components/words/method";
import { returnMethod } from "./actions";

/** What the writers have to change. */
export function ReturnForm({ id, version }: { id: string; version: number }) {
  return (
    <CommandForm
      command={returnMethod}
      fixed={{ id, version }}
      initial={{ comment: "" }}
      submit={words.acts.return}
      done={words.acts.returned}
    >
      <TextAreaField name="comment" label={words.form.comment} required />
    </CommandForm>
  );
}

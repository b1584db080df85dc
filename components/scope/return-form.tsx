"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { scope as words } from "@/components/words/scope";
import { returnScope } from "./actions";

/** What the author has to change. */
export function ReturnForm({ id, version }: { id: string; version: number }) {
  return (
    <CommandForm
      command={returnScope}
      fixed={{ id, version }}
      initial={{ comment: "" }}
      submit={words.acts.return}
      done={words.acts.returned}
    >
      <TextAreaField name="comment" label={words.fields.comment} required />
    </CommandForm>
  );
}

"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { soa as words } from "@/components/words/soa";
import { returnSoa } from "./actions";

/** What the writers have to change. */
export function ReturnForm({ id, version }: { id: string; version: number }) {
  return (
    <CommandForm
      command={returnSoa}
      fixed={{ id, version }}
      initial={{ comment: "" }}
      submit={words.acts.return}
      done={words.acts.returned}
    >
      <TextAreaField name="comment" label={words.fields.comment} required />
    </CommandForm>
  );
}

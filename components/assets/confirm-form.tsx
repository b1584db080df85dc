"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField } from "@/components/ui/form/text-fields";
import { assets as words } from "@/components/words/assets";
import { confirmAsset } from "./actions";

interface ConfirmFormProps {
  id: string;
  version: number;
  /** The day offered for the next look. */
  inAYear: string;
}

/** The owner says that the entry still is right. */
export function ConfirmForm({ id, version, inAYear }: ConfirmFormProps) {
  return (
    <CommandForm
      command={confirmAsset}
      fixed={{ id, version }}
      initial={{ nextReview: inAYear, note: "" }}
      submit={words.acts.confirm}
      done={words.acts.confirmed}
    >
      <DateField name="nextReview" label={words.fields.nextReview} required />
      <TextAreaField name="note" label={words.fields.note} rows={3} />
    </CommandForm>
  );
}

"use client";

import { ChoiceField } from "@/components/ui/form/choice-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { scope as words } from "@/components/words/scope";
import { reviewScope } from "./actions";
import type { Option } from "./option";

interface ReviewFormProps {
  id: string;
  version: number;
  triggers: readonly Option[];
  results: readonly Option[];
}

/** The approved text held against what has changed. */
export function ReviewForm({ id, version, triggers, results }: ReviewFormProps) {
  return (
    <CommandForm
      command={reviewScope}
      fixed={{ id, version }}
      initial={{ trigger: "", occasion: "", result: "", reason: "" }}
      submit={words.acts.review}
      done={words.acts.reviewed}
    >
      <SelectField name="trigger" label={words.fields.trigger} options={[...triggers]} required />
      <TextField
        name="occasion"
        label={words.fields.occasion}
        description={words.fields.occasionHelp}
      />
      <ChoiceField name="result" label={words.fields.result} options={results} required />
      <TextAreaField name="reason" label={words.fields.reason} required />
    </CommandForm>
  );
}

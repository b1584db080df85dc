"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { SelectField } from "@/components/ui/form/select-fields";
import { assets as words } from "@/components/words/assets";
import { relateAsset } from "./actions";
import type { Option } from "./asset-values";

interface RelateFormProps {
  id: string;
  version: number;
  types: readonly Option[];
  others: readonly Option[];
}

/** How this asset stands to another. */
export function RelateForm({ id, version, types, others }: RelateFormProps) {
  return (
    <CommandForm
      command={relateAsset}
      fixed={{ id, version }}
      initial={{ type: "", to: "" }}
      submit={words.acts.relate}
      done={words.acts.related}
    >
      <SelectField name="type" label={words.fields.relation} options={[...types]} required />
      <SelectField name="to" label={words.fields.other} options={[...others]} required />
    </CommandForm>
  );
}

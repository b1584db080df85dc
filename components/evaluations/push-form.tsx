"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { FileField } from "@/components/ui/form/file-field";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField, SuggestField, TextField } from "@/components/ui/form/text-fields";
import { upload } from "@/components/ui/form/upload";
import { evaluations as words } from "@/components/words/evaluations";

interface Option {
  readonly value: string;
  readonly label: string;
}
export interface PushFormProps {
  /** The model's reference. */
  asset: string;
  kinds: readonly Option[];
  /** The files of the model that are known. */
  digests: readonly Option[];
}

/** A file of results and what it may leave open. */
export function PushForm({ asset, kinds, digests }: PushFormProps) {
  const { fields } = words;
  return (
    <CommandForm
      command={upload("/api/app/evaluations/files")}
      fixed={{ asset }}
      initial={{ file: null }}
      submit={words.add}
      done={words.added}
      refresh
    >
      <FileField
        name="file"
        label={fields.file}
        description={fields.fileHelp}
        accept=".json,.jsonl,.csv,application/json,text/csv"
        required
      />
      <SuggestField
        name="digest"
        label={fields.digest}
        description={fields.digestHelp}
        options={digests}
      />
      <TextAreaField name="data" label={fields.data} description={fields.dataHelp} rows={2} />
      <TextField name="seed" label={fields.seed} description={fields.seedHelp} />
      <SelectField
        name="kind"
        label={fields.kind}
        description={fields.kindHelp}
        options={[...kinds]}
      />
      <TextField name="suite" label={fields.suite} description={fields.suiteHelp} />
      <TextField name="model" label={fields.model} description={fields.modelHelp} />
      <DateField name="at" label={fields.at} description={fields.atHelp} />
      <TextAreaField
        name="mapping"
        label={fields.mapping}
        description={fields.mappingHelp}
        rows={3}
      />
    </CommandForm>
  );
}

"use client";

import { anyAsset } from "@/components/assets/find";
import { CheckboxField } from "@/components/ui/form/checkbox-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { FileField } from "@/components/ui/form/file-field";
import { SearchMultiSelectField } from "@/components/ui/form/search-fields";
import { MultiSelectField, SelectField } from "@/components/ui/form/select-fields";
import { DateField, TextField } from "@/components/ui/form/text-fields";
import { upload } from "@/components/ui/form/upload";
import { evidence as words } from "@/components/words/evidence";

interface Option {
  readonly value: string;
  readonly label: string;
}

interface UploadFormProps {
  today: string;
  accept: string;
  fileKinds: string;
  kinds: readonly Option[];
  methods: readonly Option[];
  classes: readonly Option[];
  controls: readonly Option[];
  /** Who may not read the inventory is not asked for assets. */
  namesAssets: boolean;
}

/** A file with where it comes from and what it speaks about. */
export function UploadForm({ today, accept, fileKinds, ...options }: UploadFormProps) {
  const { fields } = words;
  const day = { max: today, required: true } as const;
  return (
    <CommandForm
      command={keep}
      initial={{
        kind: "export",
        method: "manual",
        class: "internal",
        collectedAt: today,
        periodTo: today,
        personalData: false,
        controls: [],
        assets: [],
      }}
      submit={words.upload}
      done={words.uploaded}
      refresh
    >
      <FileField
        name="file"
        label={fields.file}
        description={fields.fileHelp(fileKinds)}
        accept={accept}
        required
      />
      <TextField name="title" label={fields.title} required />
      <SelectField name="kind" label={fields.kind} options={[...options.kinds]} required />
      <TextField name="source" label={fields.source} description={fields.sourceHelp} required />
      <SelectField name="method" label={fields.method} options={[...options.methods]} required />
      <DateField name="collectedAt" label={fields.collectedAt} {...day} />
      <DateField name="periodFrom" label={fields.periodFrom} {...day} />
      <DateField name="periodTo" label={fields.periodTo} {...day} />
      <DateField name="validUntil" label={fields.validUntil} />
      <MultiSelectField name="controls" label={fields.controls} options={[...options.controls]} />
      {options.namesAssets && (
        <SearchMultiSelectField name="assets" label={fields.assets} source={anyAsset} />
      )}
      <SelectField name="class" label={fields.class} options={[...options.classes]} required />
      <CheckboxField name="personalData" label={fields.personalData} />
    </CommandForm>
  );
}

const keep = upload("/api/app/evidence");

"use client";

import { anyAsset } from "@/components/assets/find";
import { CheckboxField } from "@/components/ui/form/checkbox-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { FileField } from "@/components/ui/form/file-field";
import { NumberField } from "@/components/ui/form/number-field";
import { SearchMultiSelectField } from "@/components/ui/form/search-fields";
import { MultiSelectField, SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField, TextField } from "@/components/ui/form/text-fields";
import { upload } from "@/components/ui/form/upload";
import { evidence as words } from "@/components/words/evidence";
import { Proposals } from "./proposals";
import type { AskedOf } from "./proposed";

interface Option {
  readonly value: string;
  readonly label: string;
}

export interface UploadFormProps {
  today: string;
  accept: string;
  fileKinds: string;
  kinds: readonly Option[];
  methods: readonly Option[];
  collectors: readonly Option[];
  classes: readonly Option[];
  controls: readonly Option[];
  asked: readonly AskedOf[];
  /** Who may not read the inventory is not asked for assets. */
  namesAssets: boolean;
  /** What is said already: of the piece that this one takes the place of, or shows masked. */
  said?: Readonly<Record<string, unknown>>;
  fixed?: Readonly<Record<string, unknown>>;
}

/** A file with where it comes from and what it speaks about; what is seldom asked is folded. */
export function UploadForm(props: UploadFormProps) {
  const { today, accept, fileKinds, asked, said, fixed } = props;
  const { fields } = words;
  const day = { max: today, required: true } as const;
  return (
    <CommandForm
      command={keep}
      {...(fixed && { fixed })}
      initial={{ ...EMPTY, collectedAt: today, periodTo: today, ...said }}
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
      <MultiSelectField name="controls" label={fields.controls} options={[...props.controls]} />
      <TextField name="title" label={fields.title} required />
      <SelectField name="kind" label={fields.kind} options={[...props.kinds]} required />
      <TextField name="source" label={fields.source} description={fields.sourceHelp} required />
      <TextField name="query" label={fields.query} description={fields.queryHelp} />
      <DateField name="periodFrom" label={fields.periodFrom} {...day} />
      <DateField name="periodTo" label={fields.periodTo} {...day} />
      <CheckboxField name="personalData" label={fields.personalData} />
      <Proposals asked={asked} today={today} />
      <details>
        <summary>{words.more}</summary>
        <More {...props} />
      </details>
    </CommandForm>
  );
}

function More({ today, methods, collectors, classes, namesAssets }: UploadFormProps) {
  const { fields } = words;
  return (
    <>
      <DateField name="validUntil" label={fields.validUntil} description={fields.validHelp} />
      <DateField name="collectedAt" label={fields.collectedAt} max={today} required />
      <SelectField name="method" label={fields.method} options={[...methods]} required />
      <SelectField name="collector" label={fields.collector} options={[...collectors]} required />
      <TextField name="runId" label={fields.runId} description={fields.runHelp} />
      <TextField name="linkUrl" label={fields.linkUrl} description={fields.linkHelp} type="url" />
      {namesAssets && (
        <SearchMultiSelectField name="assets" label={fields.assets} source={anyAsset} />
      )}
      <TextAreaField
        name="population"
        label={fields.population}
        description={fields.populationHelp}
        rows={2}
      />
      <NumberField name="populationCount" label={fields.populationCount} min={0} />
      <NumberField name="sampleCount" label={fields.sampleCount} min={0} />
      <TextField name="drawn" label={fields.drawn} description={fields.drawnHelp} />
      <SelectField name="class" label={fields.class} options={[...classes]} required />
    </>
  );
}

const EMPTY = {
  kind: "export",
  method: "manual",
  collector: "person",
  class: "internal",
  personalData: false,
  controls: [],
  assets: [],
  title: "",
  query: "",
  periodFrom: "",
  validUntil: "",
  runId: "",
  linkUrl: "",
  population: "",
  populationCount: "",
  sampleCount: "",
  drawn: "",
};
const keep = upload("/api/app/evidence");

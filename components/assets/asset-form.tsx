"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { useFieldValue } from "@/components/ui/form/form-context";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { assets as words } from "@/components/words/assets";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { addAsset, editAsset } from "./actions";
import { type AssetOptions, BLANK, fieldsOf, sendingAsset } from "./asset-values";
import { JudgementFields } from "./judgement-fields";
import { AssetStakes } from "./stakes";

export interface AssetFormProps {
  options: AssetOptions;
  /** The asset to change; without it a new one is proposed. */
  asset?: AssetRecord;
}

/** An entry of the inventory: proposed or changed. */
export function AssetForm({ asset, options }: AssetFormProps) {
  return asset ? (
    <CommandForm
      command={sendingAsset(editAsset)}
      fixed={{ id: asset.id, version: asset.version }}
      initial={fieldsOf(asset)}
      done={words.acts.edited}
    >
      <AssetStakes asset={asset} />
      <Fields options={options} isSettled={asset.state !== "proposed"} />
    </CommandForm>
  ) : (
    <CommandForm
      command={sendingAsset(addAsset)}
      initial={BLANK}
      done={words.added}
      goTo={(added) => pathOf(added)}
    >
      <Fields options={options} isSettled={false} />
    </CommandForm>
  );
}

const pathOf = (added: unknown) =>
  typeof added === "object" && added !== null && "reference" in added
    ? `/assets/${added.reference}`
    : "/assets";

interface FieldsProps {
  options: AssetOptions;
  /** The kind of an accepted asset no longer changes. */
  isSettled: boolean;
}

function Fields({ options, isSettled }: FieldsProps) {
  const { kinds, people } = options;
  return (
    <>
      <TextField name="name" label={words.fields.name} required />
      {!isSettled && (
        <SelectField name="kind" label={words.fields.kind} options={[...kinds]} required />
      )}
      <TextField
        name="subtype"
        label={words.fields.subtype}
        description={words.fields.subtypeHelp}
        keepEmpty
      />
      <TextAreaField name="description" label={words.fields.description} rows={3} keepEmpty />
      <SelectField
        name="owner"
        label={words.fields.owner}
        description={words.fields.ownerHelp}
        options={[...people]}
        keepEmpty
      />
      <SelectField
        name="custodian"
        label={words.fields.custodian}
        description={words.fields.custodianHelp}
        options={[...people]}
        keepEmpty
      />
      <JudgementFields options={options} required={isSettled} />
      <TextField name="location" label={words.fields.location} keepEmpty />
      <TextField name="supplier" label={words.fields.supplier} keepEmpty />
      <TextField name="release" label={words.fields.release} keepEmpty />
      <KindFields exposures={options.exposures} />
    </>
  );
}

/** What only some kinds have. */
function KindFields({ exposures }: Pick<AssetOptions, "exposures">) {
  const kind = useFieldValue("kind");
  const isMade = kind === "model" || kind === "dataset";
  return (
    <>
      {isMade && (
        <>
          <TextField
            name="digest"
            label={words.fields.digest}
            description={words.fields.digestHelp}
            keepEmpty
          />
          <TextField name="licence" label={words.fields.licence} keepEmpty />
          <TextAreaField name="provenance" label={words.fields.provenance} rows={3} keepEmpty />
          <TextField
            name="languages"
            label={words.fields.languages}
            description={words.fields.languagesHelp}
            keepEmpty
          />
        </>
      )}
      {kind === "dataset" && (
        <TextField name="legalBasis" label={words.fields.legalBasis} keepEmpty />
      )}
      {kind === "endpoint" && (
        <>
          <TextField name="url" type="url" label={words.fields.url} keepEmpty />
          <SelectField
            name="exposure"
            label={words.fields.exposure}
            options={[...exposures]}
            keepEmpty
          />
          <TextField name="authentication" label={words.fields.authentication} keepEmpty />
        </>
      )}
    </>
  );
}

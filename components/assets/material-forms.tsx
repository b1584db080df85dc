"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { NumberField } from "@/components/ui/form/number-field";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField, TextField } from "@/components/ui/form/text-fields";
import { copies as copyWords, artefacts as words } from "@/components/words/artefacts";
import type { Option } from "./asset-values";
import { deleteCopy, recordArtefact, recordCopy } from "./material-actions";

interface OfAsset {
  id: string;
  version: number;
}

/** A file of weights, by its digest. */
export function ArtefactForm({ id, version, formats }: OfAsset & { formats: readonly Option[] }) {
  const { fields } = words;
  return (
    <CommandForm
      command={recordArtefact}
      fixed={{ id, version }}
      initial={{ digest: "", format: "" }}
      done={words.recorded}
    >
      <TextField name="digest" label={fields.digest} description={fields.digestHelp} required />
      <SelectField name="format" label={fields.format} options={[...formats]} required />
      <TextField name="fileName" label={fields.fileName} />
      <TextField name="release" label={fields.release} />
      <TextField name="quantisation" label={fields.quantisation} />
      <NumberField name="bytes" label={fields.bytes} min={0} />
      <NumberField name="parameters" label={fields.parameters} min={0} />
      <TextField name="tokenizer" label={fields.tokenizer} />
      <TextField name="chatTemplate" label={fields.chatTemplate} />
    </CommandForm>
  );
}

/** A place where weights or data lie. */
export function CopyForm({ id, version }: OfAsset) {
  const { fields } = copyWords;
  return (
    <CommandForm
      command={recordCopy}
      fixed={{ id, version }}
      initial={{ place: "" }}
      done={copyWords.recorded}
    >
      <TextField name="place" label={fields.place} description={fields.placeHelp} required />
      <TextField name="readers" label={fields.readers} />
      <DateField name="placedOn" label={fields.placedOn} />
      <TextField name="digest" label={fields.digest} />
    </CommandForm>
  );
}

/** One copy is gone, and what shows it. */
export function CopyDeletionForm({ id, version, copyId }: OfAsset & { copyId: string }) {
  const { fields } = copyWords;
  return (
    <CommandForm
      command={deleteCopy}
      fixed={{ id, version, copyId }}
      initial={{ proof: "" }}
      submit={copyWords.remove}
      done={copyWords.removed}
    >
      <TextAreaField
        name="proof"
        label={fields.proof}
        description={fields.proofHelp}
        rows={2}
        required
      />
    </CommandForm>
  );
}

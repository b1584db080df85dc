"use client";

import type { Option } from "@/components/audits/option";
import { CommandForm } from "@/components/ui/form/command-form";
import { MultiSelectField, SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField, TextField } from "@/components/ui/form/text-fields";
import { engagements } from "@/components/words/engagements";
import { proposeEngagement } from "./actions";

const { fields } = engagements;

export interface ProposeFormProps {
  people: readonly Option[];
  modules: readonly Option[];
  masks: readonly Option[];
}

interface Made {
  reference: string;
}

/** All modules that the room has are granted unless some are taken away. */
export function ProposeForm({ people, modules, masks }: ProposeFormProps) {
  return (
    <CommandForm
      command={proposeEngagement}
      initial={{
        ...{ person: "", body: "", purpose: "", from: "", until: "" },
        ...{ earlyAccessFrom: "", confidentialityOn: "" },
        modules: modules.map(({ value }) => value),
        masks: masks.map(({ value }) => value),
      }}
      submit={engagements.propose}
      done={engagements.proposed}
      goTo={({ reference }: Made) => `/audits/engagements/${reference}`}
    >
      <SelectField name="person" label={fields.person} options={[...people]} required />
      <TextField name="body" label={fields.body} required />
      <TextAreaField name="purpose" label={fields.purpose} rows={2} required />
      <DateField name="from" label={fields.from} required />
      <DateField name="until" label={fields.until} description={fields.untilHelp} required />
      <DateField
        name="earlyAccessFrom"
        label={fields.earlyAccessFrom}
        description={fields.earlyHelp}
      />
      <MultiSelectField name="modules" label={fields.modules} options={[...modules]} required />
      <MultiSelectField name="masks" label={fields.masks} options={[...masks]} />
      <DateField
        name="confidentialityOn"
        label={fields.confidentialityOn}
        description={fields.confidentialityHelp}
      />
    </CommandForm>
  );
}

"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextField } from "@/components/ui/form/text-fields";
import { scope as words } from "@/components/words/scope";
import { addEnvironment } from "./actions";
import type { Option } from "./option";

/** A place where assets run. */
export function EnvironmentForm({ tiers }: { tiers: readonly Option[] }) {
  return (
    <CommandForm
      command={addEnvironment}
      initial={{ name: "", tier: "", reference: "" }}
      done={words.acts.environmentAdded}
    >
      <TextField name="name" label={words.fields.environmentName} required />
      <SelectField
        name="tier"
        label={words.fields.tier}
        description={words.fields.tierHelp}
        options={[...tiers]}
        required
      />
      <TextField
        name="reference"
        label={words.fields.reference}
        description={words.fields.referenceHelp}
      />
    </CommandForm>
  );
}

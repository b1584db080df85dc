"use client";

import { linesOf } from "@/components/assets/fact-values";
import { CommandForm } from "@/components/ui/form/command-form";
import { NumberField } from "@/components/ui/form/number-field";
import type { Command } from "@/components/ui/form/outcome";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { fairness as words } from "@/components/words/evaluations";
import { proposeFairness } from "./actions";

export interface FairnessFormProps {
  id: string;
  version: number;
  comparisons: readonly { value: string; label: string }[];
}

const send: Command<unknown> = proposeFairness;
const sending: Command<unknown> = (input) => {
  const { groups, ...given }: Record<string, unknown> = { ...input };
  return send({ ...given, groups: linesOf(groups) });
};

/** What counts as fair, with the reason for it. */
export function FairnessForm({ id, version, comparisons }: FairnessFormProps) {
  const { fields } = words;
  return (
    <CommandForm
      command={sending}
      fixed={{ id, version }}
      initial={{ metric: "", groups: "", comparison: "at_most", threshold: "", reason: "" }}
      submit={words.propose}
      done={words.proposed}
    >
      <TextField name="metric" label={fields.metric} description={fields.metricHelp} required />
      <TextAreaField name="groups" label={fields.groups} description={fields.groupsHelp} rows={3} />
      <SelectField
        name="comparison"
        label={fields.comparison}
        description={fields.comparisonHelp}
        options={[...comparisons]}
        required
      />
      <NumberField name="threshold" label={fields.threshold} required />
      <TextAreaField name="reason" label={fields.reason} rows={3} required />
    </CommandForm>
  );
}

"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import type { Command } from "@/components/ui/form/outcome";
import { MultiSelectField, SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField, TextField } from "@/components/ui/form/text-fields";
import { audits } from "@/components/words/audits";
import { editAudit, planAudit } from "./actions";
import { LinesField } from "./lines-field";
import type { Option } from "./option";

const { fields, acts } = audits;

export interface PlanFormProps {
  leads: readonly Option[];
  refs: readonly Option[];
  initial: Readonly<{
    title: string;
    objective: string;
    scope: string;
    criteria: readonly string[];
    method: string;
    independence: string;
    from: string;
    to: string;
    lead: string;
    refs: readonly string[];
  }>;
  /** The audit that is changed; without it one is planned. */
  existing?: { id: string; version: number };
}

interface Made {
  reference: string;
}
const plan: Command<Made> = planAudit;
const edit: Command<Made> = editAudit;

/** What is audited against what, how, by whom and when. */
export function PlanForm({ leads, refs, initial, existing }: PlanFormProps) {
  return (
    <CommandForm
      command={existing ? edit : plan}
      fixed={existing ?? {}}
      initial={{ ...initial }}
      submit={existing ? acts.edit : audits.plan}
      done={existing ? acts.edited : audits.planned}
      {...(existing ? {} : { goTo: ({ reference }: Made) => `/audits/${reference}` })}
    >
      <TextField name="title" label={fields.title} required />
      <TextAreaField name="objective" label={fields.objective} rows={2} required />
      <TextAreaField name="scope" label={fields.scope} rows={2} required />
      <LinesField
        name="criteria"
        label={fields.criteria}
        description={fields.criteriaHelp}
        initial={initial.criteria}
        required
      />
      <TextAreaField name="method" label={fields.method} rows={2} required />
      <MultiSelectField
        name="refs"
        label={fields.refs}
        description={fields.refsHelp}
        options={[...refs]}
        required
      />
      <DateField name="from" label={fields.from} required />
      <DateField name="to" label={fields.to} required />
      <SelectField name="lead" label={fields.lead} options={[...leads]} required />
      <TextAreaField name="independence" label={fields.independence} rows={2} />
    </CommandForm>
  );
}

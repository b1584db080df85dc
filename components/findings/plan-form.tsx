"use client";

import type { Option } from "@/components/audits/option";
import { CommandForm } from "@/components/ui/form/command-form";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField } from "@/components/ui/form/text-fields";
import { findings } from "@/components/words/audits";
import { draftPlan, submitPlan } from "./actions";

const { fields, acts } = findings;

export interface PlanFormProps {
  id: string;
  version: number;
  people: readonly Option[];
  initial: Readonly<Record<string, string>>;
  /** Keeps what is there without submitting it. */
  draft?: boolean;
}

/** Correction, extent, cause, action: the same fields for a draft and for the plan itself. */
export function PlanForm({ id, version, people, initial, draft = false }: PlanFormProps) {
  return (
    <CommandForm
      command={draft ? draftPlan : submitPlan}
      fixed={{ id, version }}
      initial={{ ...initial }}
      submit={draft ? acts.draft : acts.plan}
      done={draft ? acts.drafted : acts.submitted}
    >
      <TextAreaField name="correction" label={fields.correction} rows={2} />
      <DateField name="correctedAt" label={fields.correctedAt} />
      <TextAreaField
        name="extentCheck"
        label={fields.extentCheck}
        description={fields.extentHelp}
        rows={2}
      />
      <TextAreaField
        name="rootCause"
        label={fields.rootCause}
        description={fields.rootCauseHelp}
        rows={4}
      />
      <TextAreaField name="action" label={fields.action} rows={3} required={!draft} />
      <SelectField
        name="responsible"
        label={fields.responsible}
        options={[...people]}
        required={!draft}
      />
      <DateField name="actionDue" label={fields.actionDue} required={!draft} />
      <TextAreaField
        name="effectivenessCriterion"
        label={fields.effectivenessCriterion}
        description={fields.criterionHelp}
        rows={2}
      />
    </CommandForm>
  );
}

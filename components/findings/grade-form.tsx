"use client";

import type { Option } from "@/components/audits/option";
import { CommandForm } from "@/components/ui/form/command-form";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField } from "@/components/ui/form/text-fields";
import { findings } from "@/components/words/audits";
import { gradeFinding } from "./actions";

const { fields, acts } = findings;

export interface GradeFormProps {
  id: string;
  version: number;
  grade: string | null;
  areaOwner: string | null;
  grades: readonly Option[];
  people: readonly Option[];
  /** A grade that changes needs a reason. */
  again: boolean;
}

export function GradeForm(props: GradeFormProps) {
  const { id, version, grade, areaOwner, grades, people, again } = props;
  return (
    <CommandForm
      command={gradeFinding}
      fixed={{ id, version }}
      initial={{ grade, areaOwner, responseDue: "", reason: "" }}
      submit={acts.grade}
      done={acts.graded}
    >
      <SelectField name="grade" label={fields.grade} options={[...grades]} required />
      <SelectField name="areaOwner" label={fields.areaOwner} options={[...people]} required />
      <DateField
        name="responseDue"
        label={fields.responseDue}
        description={fields.responseDueHelp}
      />
      <TextAreaField name="reason" label={fields.gradeReason} rows={2} required={again} />
    </CommandForm>
  );
}

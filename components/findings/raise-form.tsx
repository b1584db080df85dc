"use client";

import type { Option } from "@/components/audits/option";
import { CommandForm } from "@/components/ui/form/command-form";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField, SuggestField, TextField } from "@/components/ui/form/text-fields";
import { findings } from "@/components/words/audits";
import { raiseFinding } from "./actions";

const { fields } = findings;

export interface RaiseFormProps {
  people: readonly Option[];
  /** Clauses and controls to choose from; the line of a checklist knows its own. */
  refs?: readonly Option[];
  /** Only for those who may say where it comes from. */
  sources?: readonly Option[];
  /** An auditor outside an audit says it; who else leaves it open raises as an employee. */
  mustSaySource?: boolean;
  /** Only within an audit, for its auditor. */
  grades?: readonly Option[];
  /** The audit and the clause or control it was found on. */
  audit?: string;
  /** The checklist line it is raised on. */
  at?: string;
  /** What is known of it already. */
  draft?: Partial<Readonly<Record<"title" | "criterion" | "evidence" | "gap" | "effect", string>>>;
}

const BLANK = { title: "", criterion: "", evidence: "", gap: "", effect: "" } as const;

export function RaiseForm(props: RaiseFormProps) {
  const { people, refs = [], sources, mustSaySource = false, grades, audit, at } = props;
  const { draft = {} } = props;
  return (
    <CommandForm
      command={raiseFinding}
      fixed={{ ...(audit && { audit }) }}
      initial={{ ...BLANK, ...draft, ref: at ?? "" }}
      submit={findings.raise}
      done={findings.raised}
      {...(audit ? {} : { goTo: (made: { reference: string }) => `/findings/${made.reference}` })}
    >
      <TextField name="title" label={fields.title} required />
      <SuggestField name="ref" label={fields.ref} options={refs} required />
      {sources && (
        <SelectField
          name="source"
          label={fields.source}
          options={[...sources]}
          required={mustSaySource}
        />
      )}
      <TextAreaField name="criterion" label={fields.criterion} rows={2} required />
      <TextAreaField name="evidence" label={fields.evidence} rows={3} required />
      <TextAreaField name="gap" label={fields.gap} rows={2} required />
      <TextAreaField name="effect" label={fields.effect} rows={2} />
      <SelectField
        name="areaOwner"
        label={fields.areaOwner}
        options={[...people]}
        required={false}
      />
      {grades && (
        <>
          <SelectField
            name="grade"
            label={fields.grade}
            description={fields.gradeHelp}
            options={[...grades]}
          />
          <DateField
            name="responseDue"
            label={fields.responseDue}
            description={fields.responseDueHelp}
          />
        </>
      )}
    </CommandForm>
  );
}

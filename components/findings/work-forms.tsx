"use client";

import type { Option } from "@/components/audits/option";
import { usableEvidence } from "@/components/evidence/find";
import { ChoiceField } from "@/components/ui/form/choice-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { SearchMultiSelectField } from "@/components/ui/form/search-fields";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField, TextField } from "@/components/ui/form/text-fields";
import { findings } from "@/components/words/audits";
import { implementAction, verifyFinding } from "./actions";

const { fields, acts } = findings;

export interface ImplementFormProps {
  id: string;
  version: number;
  /** The plan had no correction yet. */
  asksCorrection: boolean;
}

export function ImplementForm({ id, version, asksCorrection }: ImplementFormProps) {
  return (
    <CommandForm
      command={implementAction}
      fixed={{ id, version }}
      initial={{ note: "", evidence: [] }}
      submit={acts.implement}
      done={acts.implemented}
    >
      <TextAreaField name="note" label={fields.note} rows={3} required />
      <SearchMultiSelectField
        name="evidence"
        label={fields.evidenceFiles}
        source={usableEvidence}
      />
      {asksCorrection && (
        <>
          <TextAreaField name="correction" label={fields.correction} rows={2} />
          <DateField name="correctedAt" label={fields.correctedAt} />
        </>
      )}
    </CommandForm>
  );
}

export interface VerifyFormProps {
  id: string;
  version: number;
  results: readonly Option[];
  grades: readonly Option[];
  asksLetter: boolean;
}

export function VerifyForm({ id, version, results, grades, asksLetter }: VerifyFormProps) {
  return (
    <CommandForm
      command={verifyFinding}
      fixed={{ id, version }}
      initial={{ result: "", verification: "" }}
      submit={acts.verify}
      done={acts.verified}
    >
      <ChoiceField name="result" label={fields.result} options={results} required />
      <TextAreaField name="verification" label={fields.verification} rows={4} required />
      <SelectField name="grade" label={fields.reviewedGrade} options={[...grades]} />
      {asksLetter && <TextField name="letter" label={fields.letter} required />}
    </CommandForm>
  );
}

"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { NumberField } from "@/components/ui/form/number-field";
import { SelectField } from "@/components/ui/form/select-fields";
import { DateField } from "@/components/ui/form/text-fields";
import { controls as words } from "@/components/words/controls";
import { assignControl } from "./actions";
import type { Option } from "./option";

interface AssignFormProps {
  id: string;
  version: number;
  owner: string | null;
  reviewer: string | null;
  attestationDays: number;
  /** Only before the first attestation is planned. */
  asksFirstDue: boolean;
  people: readonly Option[];
}

/** Who answers for the control, who reviews, and how often it is attested. */
export function AssignForm({ id, version, people, asksFirstDue, ...now }: AssignFormProps) {
  const { owner, reviewer, attestationDays } = now;
  const options = [...people];
  return (
    <CommandForm
      command={assignControl}
      fixed={{ id, version }}
      initial={{ owner, reviewer, attestationDays, firstDue: "" }}
      done={words.assigned}
    >
      <SelectField
        name="owner"
        label={words.fields.owner}
        description={words.fields.ownerHelp}
        options={options}
        required
      />
      <SelectField
        name="reviewer"
        label={words.fields.reviewer}
        description={words.fields.reviewerHelp}
        options={options}
        required
      />
      <NumberField
        name="attestationDays"
        label={words.fields.attestationDays}
        min={7}
        max={366}
        required
      />
      {asksFirstDue && (
        <DateField
          name="firstDue"
          label={words.fields.firstDue}
          description={words.fields.firstDueHelp}
        />
      )}
    </CommandForm>
  );
}

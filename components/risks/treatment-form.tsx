"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField } from "@/components/ui/form/text-fields";
import { risks as words } from "@/components/words/risks";
import { editTreatment, proposeTreatment } from "./actions";
import { WhenLoaded } from "./loaded";
import type { Choices } from "./risk-labels";
import { useControls, usePeople } from "./use-rows";

export interface TreatmentValues {
  readonly action: string;
  readonly control: string | null;
  readonly side: string | null;
  readonly strength: string | null;
  readonly responsible: string | null;
  readonly due: string;
  readonly verification: string;
  readonly verifier: string | null;
}
const BLANK: TreatmentValues = {
  action: "",
  control: null,
  side: null,
  strength: null,
  responsible: null,
  due: "",
  verification: "",
  verifier: null,
};

interface TreatmentFormProps {
  /** The risk to which an action is added. */
  risk: string;
  today: string;
  choices: Pick<Choices, "sides" | "strengths">;
  /** The action to change. */
  treatment?: { id: string; version: number; values: TreatmentValues };
}

/** An action of the plan, added or changed. */
export function TreatmentForm({ risk, today, choices, treatment }: TreatmentFormProps) {
  const controls = useControls();
  const people = usePeople("staff");
  const fields = () => (
    <Fields {...{ today, choices }} controls={controls?.rows ?? []} people={people?.rows ?? []} />
  );
  return (
    <WhenLoaded lists={[controls, people]}>
      {() =>
        treatment ? (
          <CommandForm
            command={editTreatment}
            fixed={{ id: treatment.id, version: treatment.version }}
            initial={{ ...treatment.values }}
            done={words.actionEdited}
          >
            {fields()}
          </CommandForm>
        ) : (
          <CommandForm
            command={proposeTreatment}
            fixed={{ risk }}
            initial={{ ...BLANK }}
            submit={words.proposeAction}
            done={words.actionAdded}
          >
            {fields()}
          </CommandForm>
        )
      }
    </WhenLoaded>
  );
}

interface FieldsProps {
  today: string;
  choices: TreatmentFormProps["choices"];
  controls: readonly { value: string; label: string }[];
  people: readonly { value: string; label: string }[];
}

function Fields({ today, choices, controls, people }: FieldsProps) {
  const { actionFields } = words;
  return (
    <>
      <TextAreaField name="action" label={actionFields.action} rows={2} required />
      <SelectField name="control" label={actionFields.control} options={[...controls]} keepEmpty />
      <SelectField name="side" label={actionFields.side} options={[...choices.sides]} keepEmpty />
      <SelectField
        name="strength"
        label={actionFields.strength}
        options={[...choices.strengths]}
        keepEmpty
      />
      <SelectField
        name="responsible"
        label={actionFields.responsible}
        options={[...people]}
        required
      />
      <DateField name="due" label={actionFields.due} min={today} required />
      <TextAreaField name="verification" label={actionFields.verification} rows={2} required />
      <SelectField
        name="verifier"
        label={actionFields.verifier}
        description={actionFields.verifierHelp}
        options={[...people]}
        keepEmpty
      />
    </>
  );
}

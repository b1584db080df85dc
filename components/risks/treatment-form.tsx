"use client";

import { useState } from "react";
import { ChoiceField } from "@/components/ui/form/choice-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { NumberField } from "@/components/ui/form/number-field";
import type { Command } from "@/components/ui/form/outcome";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField } from "@/components/ui/form/text-fields";
import { plan as planWords } from "@/components/words/plan";
import { risks as words } from "@/components/words/risks";
import { editTreatment, proposeTreatment } from "./actions";
import { LinkFields, type LinkValue } from "./link-fields";
import { WhenLoaded } from "./loaded";
import type { Choices } from "./risk-labels";
import { type ControlOption, useControls, usePeople } from "./use-rows";

export interface TreatmentValues {
  readonly action: string;
  readonly option: string;
  readonly responsible: string | null;
  readonly due: string;
  readonly resources: string;
  readonly cost: number | "";
  readonly verification: string;
  readonly verifier: string | null;
}
const BLANK: TreatmentValues = {
  action: "",
  option: "modify",
  responsible: null,
  due: "",
  resources: "",
  cost: "",
  verification: "",
  verifier: null,
};

interface TreatmentFormProps {
  /** The risk to which an action is added. */
  risk: string;
  today: string;
  /** An opportunity has no score for controls to lower: no row of them is laid out. */
  kind: "risk" | "opportunity";
  choices: Pick<Choices, "sides" | "strengths" | "options">;
  /** The action to change. */
  treatment?: {
    id: string;
    version: number;
    values: TreatmentValues;
    links: readonly LinkValue[];
  };
}

/** As many controls as the command takes; rows to come are laid out empty, as the form asks. */
const MOST = 10;
const NO_LINK = { control: null, side: null, strength: null };
const laidOut = (links: readonly LinkValue[]) =>
  Object.fromEntries(Array.from({ length: MOST }, (_, at) => [at, { ...(links[at] ?? NO_LINK) }]));

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Rows of controls are numbered fields; those on screen are sent, in their order. */
const withControls =
  (send: Command<unknown>, rows: readonly number[]): Command<unknown> =>
  (input) => {
    const { controls, ...rest }: Record<string, unknown> = { ...input };
    const fields = new Map(Object.entries(isObject(controls) ? controls : {}));
    return send({ ...rest, controls: rows.map((at) => fields.get(String(at))) });
  };

const EDIT: Command<unknown> = editTreatment;
const PROPOSE: Command<unknown> = proposeTreatment;

/** An action of the plan, added or changed. */
export function TreatmentForm({ risk, kind, today, choices, treatment }: TreatmentFormProps) {
  const controls = useControls();
  const people = usePeople("staff");
  const links = treatment?.links ?? [];
  const first = kind === "risk" && !treatment ? [0] : links.map((_, at) => at);
  const [rows, setRows] = useState<readonly number[]>(first);
  const values = { ...(treatment?.values ?? BLANK), controls: laidOut(links) };
  const sending = treatment
    ? { command: EDIT, fixed: { id: treatment.id, version: treatment.version } }
    : { command: PROPOSE, fixed: { risk }, submit: words.proposeAction };
  return (
    <WhenLoaded lists={[controls, people]}>
      {() => (
        <CommandForm
          {...sending}
          command={withControls(sending.command, rows)}
          initial={values}
          done={treatment ? words.actionEdited : words.actionAdded}
        >
          <Doing choices={choices} />
          <LinkFields
            legend={planWords.controls}
            most={MOST}
            rows={rows}
            onRows={setRows}
            controls={controls?.rows ?? NOTHING}
            sides={choices.sides}
            strengths={choices.strengths}
          />
          <Carrying today={today} people={people?.rows ?? NOBODY} />
        </CommandForm>
      )}
    </WhenLoaded>
  );
}
const NOTHING: readonly ControlOption[] = [];
const NOBODY: readonly { value: string; label: string }[] = [];

function Doing({ choices }: Pick<TreatmentFormProps, "choices">) {
  return (
    <>
      <TextAreaField name="action" label={words.actionFields.action} rows={2} required />
      <ChoiceField name="option" label={planWords.option} options={[...choices.options]} required />
    </>
  );
}

interface CarryingProps {
  today: string;
  people: readonly { value: string; label: string }[];
}

/** Who does it until when, what it takes, and how it is checked. */
function Carrying({ today, people }: CarryingProps) {
  const { actionFields } = words;
  return (
    <>
      <SelectField
        name="responsible"
        label={actionFields.responsible}
        options={[...people]}
        required
      />
      <DateField name="due" label={actionFields.due} min={today} required />
      <TextAreaField
        name="resources"
        label={planWords.resources}
        description={planWords.resourcesHelp}
        rows={2}
        keepEmpty
      />
      <NumberField
        name="cost"
        label={planWords.cost}
        description={planWords.costHelp}
        min={0}
        keepEmpty
      />
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

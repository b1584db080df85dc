"use client";

import { useState } from "react";
import { ChoiceField } from "@/components/ui/form/choice-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { NumberField } from "@/components/ui/form/number-field";
import type { Command } from "@/components/ui/form/outcome";
import { MultiSelectField, SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { riskReviews } from "@/components/words/risk-reviews";
import { risks as words } from "@/components/words/risks";
import type { Numbers } from "@/lib/domain/risks/rules";
import { assessRisk } from "./actions";
import { LinkFields, type LinkValue, MOST_LINKS } from "./link-fields";
import { WhenLoaded } from "./loaded";
import type { Option } from "./option";
import { OverrideFields } from "./override-fields";
import type { Choices, Steps } from "./risk-labels";
import { useControls } from "./use-rows";
import { VoidsNote } from "./voids-note";

export interface AssessFormProps {
  id: string;
  version: number;
  properties: readonly string[];
  inherent: { likelihood: number; impact: number } | null;
  option: string | null;
  links: readonly LinkValue[];
  method: Numbers;
  choices: Pick<Choices, "properties" | "sides" | "strengths"> & Steps;
  options: readonly Option[];
  /** Days between looks where they are fewer than the level's. */
  reviewDays: number | null;
  /** Sends it in another way than by itself. */
  command?: Command<unknown>;
  /** The acceptance that ends when the risk is assessed anew. */
  ends?: string | undefined;
}

/** The form sets only values that are there from the start: rows to come are laid out empty. */
const NO_LINK = { control: null, side: null, strength: null };

const send: Command<unknown> = assessRisk;
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Link rows are numbered fields; an override is sent only when it is asked for. */
const assessWith =
  (rows: readonly number[], command = send): Command<unknown> =>
  (input) => {
    const { controls, setLevel, override, ...rest }: Record<string, unknown> = { ...input };
    const fields = new Map(Object.entries(isObject(controls) ? controls : {}));
    const links = rows.map((at) => fields.get(String(at)));
    return command({ ...rest, controls: links, ...(setLevel === true && { override }) });
  };

/** The rating without controls, what acts on it, and what the method makes of both. */
export function AssessForm(props: AssessFormProps) {
  const { id, version, inherent, links, choices, ends } = props;
  const controls = useControls();
  const [rows, setRows] = useState<readonly number[]>(links.map((_, at) => at));
  const previous = (level: number | undefined) =>
    level === undefined ? {} : { description: words.assessFields.previous(String(level)) };
  return (
    <WhenLoaded lists={[controls]}>
      {() => (
        <CommandForm
          command={assessWith(rows, props.command)}
          fixed={{ id, version }}
          initial={initialOf(props)}
          submit={words.assess}
          done={words.assessed}
        >
          {ends && <VoidsNote change={{ risk: id, anew: true }} />}
          <TextField
            name="trigger"
            label={words.assessFields.trigger}
            description={words.assessFields.triggerHelp}
            required
          />
          <MultiSelectField
            name="properties"
            label={words.fields.properties}
            options={[...choices.properties]}
            required
          />
          <SelectField
            name="inherent.likelihood"
            label={words.assessFields.likelihood}
            options={[...choices.likelihoods]}
            {...previous(inherent?.likelihood)}
            required
          />
          <TextAreaField
            name="inherent.reasonLikelihood"
            label={words.assessFields.reasonLikelihood}
            rows={2}
            required
          />
          <SelectField
            name="inherent.impact"
            label={words.assessFields.impact}
            options={[...choices.impacts]}
            {...previous(inherent?.impact)}
            required
          />
          <TextAreaField
            name="inherent.reasonImpact"
            label={words.assessFields.reasonImpact}
            rows={2}
            required
          />
          <LinkFields
            rows={rows}
            onRows={setRows}
            controls={controls?.rows ?? []}
            sides={choices.sides}
            strengths={choices.strengths}
            method={props.method}
          />
          <OverrideFields likelihoods={choices.likelihoods} impacts={choices.impacts} />
          <Later {...props} />
        </CommandForm>
      )}
    </WhenLoaded>
  );
}

function Later({ options }: Pick<AssessFormProps, "options">) {
  return (
    <>
      <ChoiceField name="option" label={words.assessFields.option} options={[...options]} />
      <NumberField
        name="reviewDays"
        label={riskReviews.interval}
        description={riskReviews.intervalHelp}
        min={1}
        max={1095}
        keepEmpty
      />
    </>
  );
}

const initialOf = ({ properties, inherent, option, links, reviewDays }: AssessFormProps) => ({
  trigger: "",
  properties: [...properties],
  inherent: {
    likelihood: inherent ? String(inherent.likelihood) : null,
    impact: inherent ? String(inherent.impact) : null,
    reasonLikelihood: "",
    reasonImpact: "",
  },
  controls: Object.fromEntries(
    Array.from({ length: MOST_LINKS }, (_, at) => [at, { ...(links[at] ?? NO_LINK) }]),
  ),
  setLevel: false,
  override: { likelihood: null, impact: null, reason: "" },
  option: option ?? "",
  reviewDays: reviewDays ?? "",
});

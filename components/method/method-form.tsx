"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { NumberField } from "@/components/ui/form/number-field";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { method as words } from "@/components/words/method";
import { ui } from "@/components/words/ui";
import type { MethodText } from "@/lib/domain/risks/method/schema";
import { editMethod } from "./actions";
import styles from "./method.module.css";
import { editionPath } from "./paths";
import { ProblemsNow } from "./problems-now";

interface MethodFormProps {
  id: string;
  version: number;
  edition: string;
  note: string;
  text: MethodText;
  /** Words of what a loss can hit, of the designs and of the states that count, in their order. */
  dimensions: readonly Labelled[];
  strengths: readonly Labelled[];
  factors: readonly Labelled[];
}
interface Labelled {
  readonly value: string;
  readonly label: string;
}

const { form: said } = words;

/** Words and numbers of a draft; what is wrong with them is said while one writes. */
export function MethodForm({ id, version, edition, note, text, ...labels }: MethodFormProps) {
  const { dimensions, strengths, factors } = labels;
  return (
    <CommandForm
      command={editMethod}
      fixed={{ id, version }}
      initial={{ note, ...text }}
      done={words.acts.edited}
      goTo={() => editionPath(edition)}
    >
      <TextAreaField name="note" label={said.note} description={said.noteHelp} rows={2} keepEmpty />
      <LikelihoodFields levels={text.likelihood} />
      <ImpactFields levels={text.impact} dimensions={dimensions} />
      <BandFields bands={text.bands} />
      <ControlFields strengths={strengths} factors={factors} />
      <fieldset className={styles.group}>
        <legend>{said.texts}</legend>
        <TextAreaField name="triggers" label={said.triggers} rows={2} required />
        <TextAreaField name="assessment" label={said.assessment} rows={10} required />
        <TextAreaField name="treatment" label={said.treatment} rows={10} required />
      </fieldset>
      <ProblemsNow text={text} />
    </CommandForm>
  );
}

const LikelihoodFields = ({ levels }: { levels: MethodText["likelihood"] }) => (
  <fieldset className={styles.group}>
    <legend>{said.likelihood}</legend>
    {levels.map((_, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: there are five, always
      <div key={at} className={styles.fields}>
        <TextField name={`likelihood.${at}.name`} label={said.level(at + 1, said.name)} required />
        <TextField
          name={`likelihood.${at}.meaning`}
          label={said.level(at + 1, said.meaning)}
          required
        />
      </div>
    ))}
  </fieldset>
);

interface ImpactFieldsProps {
  levels: MethodText["impact"];
  dimensions: readonly Labelled[];
}

const ImpactFields = ({ levels, dimensions }: ImpactFieldsProps) => (
  <fieldset className={styles.group}>
    <legend>{said.impact}</legend>
    {levels.map((_, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: there are five, always
      <div key={at} className={styles.six}>
        <TextField name={`impact.${at}.name`} label={said.level(at + 1, said.name)} required />
        {dimensions.map(({ value, label }) => (
          <TextAreaField
            key={value}
            name={`impact.${at}.meaning.${value}`}
            label={said.level(at + 1, label.toLowerCase())}
            rows={2}
            required
          />
        ))}
      </div>
    ))}
  </fieldset>
);

const AUTHORITIES = (["risk_owner", "top_management"] as const).map((value) => ({
  value,
  label: words.authority[value],
}));
const NUMBERS = ["from", "to", "longestDays", "reviewDays"] as const;
const MOST = { from: 25, to: 25, longestDays: 1095, reviewDays: 1095 } as const;

const BandFields = ({ bands }: { bands: MethodText["bands"] }) => (
  <fieldset className={styles.group}>
    <legend>{said.bands}</legend>
    {bands.map(({ name }, at) => (
      <div key={name} className={styles.six}>
        {NUMBERS.map((field) => (
          <NumberField
            key={field}
            name={`bands.${at}.${field}`}
            label={said.band(ui.bands[name], said[field])}
            min={field === "longestDays" ? 0 : 1}
            max={MOST[field]}
            required
          />
        ))}
        <SelectField
          name={`bands.${at}.authority`}
          label={said.band(ui.bands[name], said.authority)}
          options={AUTHORITIES}
          placeholder={said.nobody}
        />
        <TextAreaField
          name={`bands.${at}.appetite`}
          label={said.band(ui.bands[name], said.appetite)}
          rows={2}
          required
        />
      </div>
    ))}
  </fieldset>
);

type ControlFieldsProps = Pick<MethodFormProps, "strengths" | "factors">;
const ControlFields = ({ strengths, factors }: ControlFieldsProps) => (
  <fieldset className={styles.group}>
    <legend>{said.controls}</legend>
    <p>{said.share}</p>
    <div className={styles.fields}>
      {strengths.map(({ value, label }) => (
        <Share key={value} name={`strengths.${value}`} label={said.strength(label)} />
      ))}
    </div>
    <div className={styles.fields}>
      {factors.map(({ value, label }) => (
        <Share key={value} name={`factors.${value}`} label={said.factor(label)} />
      ))}
    </div>
    <div className={styles.fields}>
      <Share name="cap" label={said.cap} />
    </div>
  </fieldset>
);

const Share = ({ name, label }: { name: string; label: string }) => (
  <NumberField name={name} label={label} min={0} max={1} step={0.1} required />
);

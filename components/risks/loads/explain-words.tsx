"use client";

import { anyAsset } from "@/components/assets/find";
import { CommandForm } from "@/components/ui/form/command-form";
import { type Command, failure } from "@/components/ui/form/outcome";
import { SearchSelectField } from "@/components/ui/form/search-fields";
import { SelectField } from "@/components/ui/form/select-fields";
import { Section } from "@/components/ui/section";
import { loads as words } from "@/components/words/loads";
import type { UnknownValue } from "@/lib/domain/risks/loads/schema";
import { anyThreat } from "../register/filters";
import type { LoadLabels, Meanings } from "./shape";

interface ExplainWordsProps {
  unknown: readonly UnknownValue[];
  labels: LoadLabels;
  /** @returns what is wrong, or null */
  onExplained: (meanings: Meanings) => Promise<string | null>;
}

const NOTHING = { value: "-", label: words.nothing };
const namesOf = (at: number) => `w${at}`;

/** What words of the table mean here, one field for each. */
export function ExplainWords({ unknown, labels, onExplained }: ExplainWordsProps) {
  const explain: Command<null> = async (given) => {
    const said = new Map(Object.entries(given));
    const meanings: Record<string, Record<string, string>> = {};
    for (const [at, { field, value }] of unknown.entries()) {
      const meant = said.get(namesOf(at));
      if (typeof meant !== "string") continue;
      meanings[field] = { ...meanings[field], [value]: meant === NOTHING.value ? "" : meant };
    }
    const problem = await onExplained(meanings);
    return problem ? failure("invalid", problem) : { ok: true, value: null };
  };
  return (
    <Section title={words.explain}>
      <p>{words.explainLead}</p>
      <CommandForm command={explain} submit={words.explained} done="">
        {unknown.map((one, at) => (
          <Meaning key={`${one.field} ${one.value}`} name={namesOf(at)} one={one} labels={labels} />
        ))}
      </CommandForm>
    </Section>
  );
}

interface MeaningProps {
  name: string;
  one: UnknownValue;
  labels: LoadLabels;
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const stepsOf = (names: readonly string[]) =>
  names.map((label, at) => ({ value: String(at + 1), label: `${at + 1} ${label}` }));

function Meaning({ name, one: { field, value, count }, labels }: MeaningProps) {
  const label = words.meant(labels.fields[field] ?? field, value, count);
  if (field === "assets") return <SearchSelectField name={name} label={label} source={anyAsset} />;
  if (field === "threat") return <SearchSelectField name={name} label={label} source={anyThreat} />;
  const { likelihood, impact } = labels;
  const choices: Readonly<Record<string, { value: string; label: string }[]>> = {
    owner: [...labels.owners],
    option: [NOTHING, ...optionsOf(labels.options)],
    state: optionsOf(labels.states),
    ...{ inherentLikelihood: stepsOf(likelihood), currentLikelihood: stepsOf(likelihood) },
    ...{ inherentImpact: stepsOf(impact), currentImpact: stepsOf(impact) },
  };
  return <SelectField name={name} label={label} options={choices[field] ?? [NOTHING]} />;
}

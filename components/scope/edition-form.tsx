"use client";

import { useState } from "react";
import { CommandForm } from "@/components/ui/form/command-form";
import { NumberField } from "@/components/ui/form/number-field";
import { MultiSelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { scope as words } from "@/components/words/scope";
import { editScope } from "./actions";
import {
  type BLANK_EXCLUSION,
  type BLANK_INTERFACE,
  fieldsOf,
  sendingWords,
  type Words,
} from "./edition-values";
import { MoreOrLess } from "./more-or-less";
import type { Option } from "./option";

interface EditionFormProps {
  id: string;
  version: number;
  edition: Words;
  kinds: readonly Option[];
  /** Entries of the context, by reference. */
  context: readonly Option[];
}

/** What is considered stays a choice when it is no longer in force. */
const choicesOf = (context: readonly Option[], { considered }: Words): Option[] => [
  ...context,
  ...considered
    .filter(({ reference }) => !context.some(({ value }) => value === reference))
    .map(({ reference, title }) => ({ value: reference, label: `${reference} ${title ?? ""}` })),
];

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

/** The words of a draft. */
export function EditionForm({ id, version, edition, kinds, context }: EditionFormProps) {
  const [interfaces, setInterfaces] = useState(Math.max(1, edition.interfaces.length));
  const [exclusions, setExclusions] = useState(edition.exclusions.length);
  return (
    <CommandForm
      command={sendingWords(editScope, { interfaces, exclusions })}
      fixed={{ id, version }}
      initial={fieldsOf(edition)}
      done={words.acts.edited}
    >
      <TextAreaField
        name="statement"
        label={words.fields.statement}
        description={words.fields.statementHelp}
        rows={6}
      />
      <TextAreaField name="units" label={words.fields.units} rows={2} />
      <TextAreaField
        name="sites"
        label={words.fields.sites}
        description={words.fields.sitesHelp}
        rows={2}
      />
      <TextAreaField name="services" label={words.fields.services} rows={2} />
      <TextAreaField name="requirements" label={words.fields.requirements} rows={2} />
      <MultiSelectField
        name="considered"
        label={words.fields.considered}
        description={words.fields.consideredHelp}
        options={choicesOf(context, edition)}
        keepEmpty
      />
      <TextAreaField
        name="included"
        label={words.fields.included}
        description={words.fields.includedHelp}
      />
      {numbers(interfaces).map((at) => (
        <InterfaceFields key={at} at={at} />
      ))}
      <MoreOrLess
        count={interfaces}
        least={1}
        more={words.addInterface}
        less={words.dropInterface}
        onChange={setInterfaces}
      />
      {numbers(exclusions).map((at) => (
        <ExclusionFields key={at} at={at} />
      ))}
      <MoreOrLess
        count={exclusions}
        least={0}
        more={words.addExclusion}
        less={words.dropExclusion}
        onChange={setExclusions}
      />
      {kinds.map(({ value, label }) => (
        <TextField
          key={value}
          name={`kindReasons.${value}`}
          label={words.fields.kindReason(label)}
        />
      ))}
      <NumberField
        name="reviewIntervalMonths"
        label={words.fields.interval}
        min={1}
        max={24}
        required
      />
    </CommandForm>
  );
}

const INTERFACE = {
  with: words.fields.interfaceWith,
  what: words.fields.interfaceWhat,
  responsibility: words.fields.responsibility,
  control: words.fields.control,
} as const satisfies Record<keyof typeof BLANK_INTERFACE, (at: number) => string>;
const EXCLUSION = {
  what: words.fields.exclusionWhat,
  reason: words.fields.exclusionReason,
  effect: words.fields.effect,
} as const satisfies Record<keyof typeof BLANK_EXCLUSION, (at: number) => string>;

function InterfaceFields({ at }: { at: number }) {
  return Object.entries(INTERFACE).map(([name, label]) => (
    <TextField key={name} name={`interfaces.${at}.${name}`} label={label(at + 1)} required />
  ));
}

function ExclusionFields({ at }: { at: number }) {
  return Object.entries(EXCLUSION).map(([name, label]) => (
    <TextField key={name} name={`exclusions.${at}.${name}`} label={label(at + 1)} required />
  ));
}

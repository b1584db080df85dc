"use client";

import { type ComboboxData, MultiSelect, Select } from "@mantine/core";
import { ui } from "@/components/words/ui";
import { type FieldProps, mark } from "./field-props";
import { useField } from "./form-context";

/** Fewer choices than this are looked over faster than searched. */
const SEARCHABLE = 8;

interface SelectFieldProps extends FieldProps {
  options: ComboboxData;
  placeholder?: string;
}

export function SelectField({
  name,
  required,
  keepEmpty,
  options,
  placeholder,
  ...shown
}: SelectFieldProps) {
  const { key, props } = useField(name, { required, keepEmpty, options, label: shown.label });
  return (
    <Select
      key={key}
      {...props}
      {...shown}
      {...mark(required)}
      data={options}
      // An empty text would count as a choice that can be taken back.
      defaultValue={props.defaultValue || null}
      placeholder={placeholder ?? ui.form.choose}
      searchable={options.length >= SEARCHABLE}
      clearable={!required}
      nothingFoundMessage={ui.form.nothingFound}
    />
  );
}

export function MultiSelectField({
  name,
  required,
  keepEmpty,
  options,
  placeholder,
  ...shown
}: SelectFieldProps) {
  const { key, props } = useField(name, { required, keepEmpty, options, label: shown.label });
  return (
    <MultiSelect
      key={key}
      {...props}
      {...shown}
      {...mark(required)}
      data={options}
      placeholder={placeholder ?? ui.form.choose}
      searchable={options.length >= SEARCHABLE}
      nothingFoundMessage={ui.form.nothingFound}
      hidePickedOptions
    />
  );
}

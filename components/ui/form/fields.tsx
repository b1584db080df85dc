"use client";

import {
  Checkbox,
  type ComboboxData,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Select,
  Textarea,
  TextInput,
} from "@mantine/core";
import { ui } from "@/components/words/ui";
import { useField } from "./form-context";

export interface FieldProps {
  /** Path of the value in the command's input. */
  name: string;
  /** The field's term; also its accessible name. */
  label: string;
  description?: string;
  required?: boolean;
  /** Send null when emptied, so that a former value is cleared; without it, it is left out. */
  keepEmpty?: boolean;
}

/** Fewer choices than this are looked over faster than searched. */
const SEARCHABLE = 8;

interface TextFieldProps extends FieldProps {
  type?: "text" | "email" | "url" | "tel";
  autoComplete?: string;
  placeholder?: string;
}

export function TextField({ name, required, keepEmpty, ...shown }: TextFieldProps) {
  const { key, props } = useField(name, { required, keepEmpty });
  return <TextInput key={key} {...props} {...shown} {...mark(required)} />;
}

export function PasswordField({
  name,
  required,
  keepEmpty,
  ...shown
}: Omit<TextFieldProps, "type">) {
  const { key, props } = useField(name, { required, keepEmpty });
  return <PasswordInput key={key} {...props} {...shown} {...mark(required)} />;
}

export function TextAreaField({
  name,
  required,
  keepEmpty,
  rows = 4,
  ...shown
}: FieldProps & { rows?: number }) {
  const { key, props } = useField(name, { required, keepEmpty });
  return (
    <Textarea key={key} {...props} {...shown} {...mark(required)} rows={rows} resize="vertical" />
  );
}

interface NumberFieldProps extends FieldProps {
  min?: number;
  max?: number;
  step?: number;
  suffix?: string;
}

export function NumberField({ name, required, keepEmpty, ...shown }: NumberFieldProps) {
  const { key, props } = useField(name, { required, keepEmpty });
  return <NumberInput key={key} {...props} {...shown} {...mark(required)} />;
}

/** A calendar day, kept as `YYYY-MM-DD`; the browser's own picker speaks the reader's language. */
export function DateField({
  name,
  required,
  keepEmpty,
  ...shown
}: FieldProps & { min?: string; max?: string }) {
  const { key, props } = useField(name, { required, keepEmpty });
  return <TextInput key={key} {...props} {...shown} {...mark(required)} type="date" />;
}

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
  const { key, props } = useField(name, { required, keepEmpty });
  return (
    <Select
      key={key}
      {...props}
      {...shown}
      {...mark(required)}
      data={options}
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
  const { key, props } = useField(name, { required, keepEmpty });
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

export function CheckboxField({ name, required, ...shown }: Omit<FieldProps, "keepEmpty">) {
  const { key, props } = useField(name, { required, type: "checkbox" });
  return <Checkbox key={key} {...props} {...shown} required={required ?? false} />;
}

const mark = (required: boolean | undefined) =>
  ({ required: required ?? false, size: "sm" }) as const;

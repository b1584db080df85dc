"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { useId } from "react";
import { ui } from "@/components/words/ui";
import { type FieldProps, mark } from "./field-props";
import { useField } from "./form-context";

interface TextFieldProps extends FieldProps {
  type?: "text" | "email" | "url" | "tel";
  autoComplete?: string;
  placeholder?: string;
}

export function TextField({ name, required, keepEmpty, ...shown }: TextFieldProps) {
  const { key, props } = useField(name, { required, keepEmpty, label: shown.label });
  return <TextInput key={key} {...props} {...shown} {...mark(required)} />;
}

interface SuggestFieldProps extends FieldProps {
  options: readonly { readonly value: string; readonly label: string }[];
}

/** Free text with suggestions: what is typed counts, the browser offers what it may mean. */
export function SuggestField({ options, ...field }: SuggestFieldProps) {
  const { name, required, keepEmpty, ...shown } = field;
  const { key, props } = useField(name, { required, keepEmpty, label: shown.label });
  const list = useId();
  return (
    <>
      <TextInput key={key} {...props} {...shown} {...mark(required)} list={list} />
      <datalist id={list}>
        {options.map(({ value, label }) => (
          <option key={value} value={value} label={label} />
        ))}
      </datalist>
    </>
  );
}

export function PasswordField({
  name,
  required,
  keepEmpty,
  ...shown
}: Omit<TextFieldProps, "type">) {
  const { key, props } = useField(name, { required, keepEmpty, label: shown.label });
  return (
    <PasswordInput
      key={key}
      {...props}
      {...shown}
      {...mark(required)}
      // Unlike the other inputs it does not say so by itself.
      {...(props.error ? { "aria-invalid": true } : {})}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ "aria-label": ui.form.showPassword }}
    />
  );
}

/** A calendar day, kept as `YYYY-MM-DD`; the browser's own picker speaks the reader's language. */
export function DateField({
  name,
  required,
  keepEmpty,
  ...shown
}: FieldProps & { min?: string; max?: string }) {
  const { key, props } = useField(name, { required, keepEmpty, label: shown.label });
  return <TextInput key={key} {...props} {...shown} {...mark(required)} type="date" />;
}

"use client";

import { Textarea } from "@mantine/core";
import { type FieldProps, mark } from "./field-props";
import { useField } from "./form-context";

export function TextAreaField({
  name,
  required,
  keepEmpty,
  rows = 4,
  ...shown
}: FieldProps & { rows?: number }) {
  const { key, props } = useField(name, { required, keepEmpty, label: shown.label });
  return (
    <Textarea key={key} {...props} {...shown} {...mark(required)} rows={rows} resize="vertical" />
  );
}

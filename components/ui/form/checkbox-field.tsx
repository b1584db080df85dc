"use client";

import { Checkbox } from "@mantine/core";
import type { FieldProps } from "./field-props";
import { useField } from "./form-context";

export function CheckboxField({ name, required, ...shown }: Omit<FieldProps, "keepEmpty">) {
  const { key, props } = useField(name, { required, type: "checkbox", label: shown.label });
  return <Checkbox key={key} {...props} {...shown} required={required ?? false} />;
}

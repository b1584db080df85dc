"use client";

import { NumberInput } from "@mantine/core";
import { type FieldProps, mark } from "./field-props";
import { useField } from "./form-context";

interface NumberFieldProps extends FieldProps {
  min?: number;
  max?: number;
  step?: number;
  suffix?: string;
}

export function NumberField({ name, required, keepEmpty, ...shown }: NumberFieldProps) {
  const { key, props } = useField(name, { required, keepEmpty, label: shown.label });
  // What is out of range is said, not silently moved into it.
  return <NumberInput key={key} {...props} {...shown} {...mark(required)} clampBehavior="none" />;
}

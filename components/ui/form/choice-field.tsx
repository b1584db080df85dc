"use client";

import { Radio, Stack } from "@mantine/core";
import type { FieldProps } from "./field-props";
import { useField } from "./form-context";

interface ChoiceFieldProps extends FieldProps {
  options: readonly { value: string; label: string; description?: string }[];
}

/** A few choices, all on screen with what they mean. */
export function ChoiceField({
  name,
  required = false,
  keepEmpty,
  options,
  ...shown
}: ChoiceFieldProps) {
  const { key, props } = useField(name, { required, keepEmpty, options, label: shown.label });
  return (
    <Radio.Group key={key} {...props} {...shown} required={required} size="sm">
      <Stack gap={10} mt={6}>
        {options.map(({ value, label, description }) => (
          <Radio key={value} value={value} label={label} description={description} size="sm" />
        ))}
      </Stack>
    </Radio.Group>
  );
}

"use client";

import { Textarea } from "@mantine/core";
import { type FieldProps, mark } from "@/components/ui/form/field-props";
import { useField } from "@/components/ui/form/form-context";

/** Several short texts, one a line. */
export function LinesField({
  name,
  required,
  initial = [],
  ...shown
}: FieldProps & { initial?: readonly string[] }) {
  const { key, props, set } = useField(name, { required });
  return (
    <Textarea
      key={key}
      {...shown}
      {...mark(required)}
      error={props.error}
      defaultValue={initial.join("\n")}
      onChange={(event) => set(linesOf(event.currentTarget.value))}
      rows={3}
      resize="vertical"
    />
  );
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

"use client";

import { Autocomplete } from "@mantine/core";
import { type FieldProps, mark } from "./field-props";
import { useField } from "./form-context";

/** One line of text, with what was often written offered; arrow keys choose, anything else may be typed. */
export function SuggestField({
  name,
  required,
  keepEmpty,
  options,
  ...shown
}: FieldProps & { options: readonly string[] }) {
  const { key, props } = useField(name, { required, keepEmpty, label: shown.label });
  return (
    <Autocomplete
      key={key}
      {...props}
      {...shown}
      {...mark(required)}
      data={[...options]}
      // All are offered, whatever is written already: choosing another replaces it.
      filter={({ options: all }) => all}
      maxDropdownHeight={280}
    />
  );
}

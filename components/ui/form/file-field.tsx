"use client";

import { TextInput } from "@mantine/core";
import type { FieldProps } from "./field-props";
import { useField } from "./form-context";

interface FileFieldProps extends Omit<FieldProps, "keepEmpty"> {
  /** As the `accept` attribute takes it; only a hint, the server looks at the bytes. */
  accept?: string;
}

/** One file, by the browser's own picker, which keyboards and screen readers know. */
export function FileField({ name, required = false, ...shown }: FileFieldProps) {
  const { key, props, set } = useField(name, { required });
  return (
    <TextInput
      key={key}
      {...shown}
      error={props.error}
      required={required}
      type="file"
      onChange={(event) => set(event.currentTarget.files?.[0] ?? null)}
    />
  );
}

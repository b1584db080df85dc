"use client";

import type { UseFormReturnType } from "@mantine/form";
import { createContext, useContext, useEffect } from "react";
import { type FieldRule, type Values, valueAt } from "./values";

interface FormContextValue {
  form: UseFormReturnType<Values>;
  /** Fields on screen, by name. */
  rules: Map<string, FieldRule>;
}

export const FormContext = createContext<FormContextValue | null>(null);

function useFormContext(): FormContextValue {
  const context = useContext(FormContext);
  if (!context) throw new Error("A field stands inside a CommandForm.");
  return context;
}

interface FieldOptions {
  required?: boolean | undefined;
  keepEmpty?: boolean | undefined;
  type?: "input" | "checkbox";
}

/** Binds an input to the form: `{ key, props }`. For fields that the kit does not have. */
export function useField(name: string, options: FieldOptions = {}) {
  const { form, rules } = useFormContext();
  const { required = false, keepEmpty = false, type = "input" } = options;
  useEffect(() => {
    rules.set(name, { required, keepEmpty });
    return () => {
      rules.delete(name);
    };
  }, [rules, name, required, keepEmpty]);
  const { getValues, setFieldValue } = form;
  useEffect(() => makeRoom({ getValues, setFieldValue }, name), [getValues, setFieldValue, name]);
  return {
    key: form.key(name),
    props: form.getInputProps(name, { type, withFocus: false }),
    set: (value: unknown) => form.setFieldValue(name, value),
  };
}

/** A row added on screen has no values yet, and nothing can be set within nothing. */
function makeRoom(
  form: Pick<FormContextValue["form"], "getValues" | "setFieldValue">,
  name: string,
) {
  const parts = name.split(".");
  for (let length = 1; length < parts.length; length++) {
    const path = parts.slice(0, length).join(".");
    if (valueAt(form.getValues(), path) !== undefined) continue;
    form.setFieldValue(path, {}, { forceUpdate: false });
  }
}

/** The current value of another field, for fields that depend on it. */
export function useFieldValue(name: string): unknown {
  return useFormContext().form.useWatchValue(name);
}

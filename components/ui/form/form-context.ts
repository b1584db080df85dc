"use client";

import type { UseFormReturnType } from "@mantine/form";
import { createContext, useContext, useEffect, useRef } from "react";
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
  label?: string;
  /** Choices that have words. */
  options?: Worded;
}
export type Worded = readonly (string | { value: string; label: string } | object)[];

/** Binds an input to the form: `{ key, props }`. For fields that the kit does not have. */
export function useField(name: string, options: FieldOptions = {}) {
  const { form, rules } = useFormContext();
  const { required = false, keepEmpty = false, type = "input", label } = options;
  const worded = useRef(options.options);
  worded.current = options.options;
  useEffect(() => {
    const say = (value: unknown) => saidOf(value, worded.current);
    rules.set(name, { required, keepEmpty, label, say });
    return () => {
      rules.delete(name);
    };
  }, [rules, name, required, keepEmpty, label]);
  const { getValues, setFieldValue } = form;
  useEffect(() => makeRoom({ getValues, setFieldValue }, name), [getValues, setFieldValue, name]);
  return {
    key: form.key(name),
    props: form.getInputProps(name, { type, withFocus: false }),
    set: (value: unknown) => form.setFieldValue(name, value),
  };
}

/** Values in the words of their choices. */
const saidOf = (value: unknown, options: Worded = []): string =>
  [value ?? ""]
    .flat()
    .map((one) => options.find((choice) => isChoice(choice) && choice.value === one))
    .map((choice, at) => (isChoice(choice) ? choice.label : String([value ?? ""].flat()[at] ?? "")))
    .join(", ");
const isChoice = (one: Worded[number] | undefined): one is { value: string; label: string } =>
  typeof one === "object" && "value" in one && "label" in one;

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

/** Reads and fills other fields, for a part of the form that proposes values. */
export function useFill() {
  const { getValues, setFieldValue } = useFormContext().form;
  return { getValues, setFieldValue };
}

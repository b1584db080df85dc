"use client";

import { type ComboboxItem, type ComboboxParsedItem, MultiSelect, Select } from "@mantine/core";
import { useState } from "react";
import { ui } from "@/components/words/ui";
import { type FieldProps, mark } from "./field-props";
import { useField } from "./form-context";
import { type Found, offerOf, once, type SearchSource } from "./search";
import styles from "./search-fields.module.css";
import { useSearch } from "./use-search";

interface SearchFieldProps extends FieldProps {
  source: SearchSource;
  /** What is chosen already, so that its name can be shown. */
  known?: readonly Found[];
  /** Values that are not offered. */
  except?: readonly string[];
}
interface PartProps {
  field: SearchFieldProps;
  input: ReturnType<typeof useField>["props"];
}

/** One record out of however many: searched on the server as one types. */
export function SearchSelectField(field: SearchFieldProps) {
  const { key, props } = useField(field.name, field);
  return <One key={key} field={field} input={props} />;
}

/** Several records out of however many. */
export function SearchMultiSelectField(field: SearchFieldProps) {
  const { key, props } = useField(field.name, field);
  return <Several key={key} field={field} input={props} />;
}

function One({ field, input }: PartProps) {
  const [value, setValue] = useState<string | null>(input.defaultValue || null);
  const known = withAll(field.known, value ? [value] : []);
  const [chosen, setChosen] = useState(known.find((one) => one.value === value)?.label ?? "");
  const [text, setText] = useState(chosen);
  // The name of what is chosen is not what somebody looks for.
  const list = useList({ ...field, known }, text === chosen ? "" : text, value ? [value] : []);
  return (
    <>
      <Select
        {...input}
        {...shownOf(field)}
        {...list.props}
        defaultValue={input.defaultValue || null}
        onChange={(next, option) => {
          setValue(next);
          setChosen(option?.label ?? "");
          input.onChange(next);
        }}
        searchValue={text}
        onSearchChange={setText}
        clearable={!field.required}
      />
      <Said words={list.said} />
    </>
  );
}

function Several({ field, input }: PartProps) {
  const [values, setValues] = useState<readonly string[]>(input.defaultValue ?? []);
  const [text, setText] = useState("");
  const list = useList({ ...field, known: withAll(field.known, values) }, text, values);
  return (
    <>
      <MultiSelect
        {...input}
        {...shownOf(field)}
        {...list.props}
        onChange={(next) => {
          setValues(next);
          input.onChange(next);
        }}
        searchValue={text}
        onSearchChange={setText}
        hidePickedOptions
      />
      <Said words={list.said} />
    </>
  );
}

/** Out of the flow, so that it takes no room among the fields. */
const Said = ({ words }: { words: string }) => (
  <span role="status" className="visually-hidden">
    {words}
  </span>
);

/** A value whose name nobody knows is shown as it is rather than not at all. */
const withAll = (known: readonly Found[] = [], values: readonly string[]): Found[] =>
  once([...known, ...values.map((value) => ({ value, label: value }))]);

const shownOf = ({ label, description, required }: SearchFieldProps) => ({
  ...{ label, ...(description && { description }), ...mark(required) },
  placeholder: ui.form.search.placeholder,
});

/** A row that cannot be chosen; no reference is called so. */
const MORE = "\u0000more";

/** The list below the field: choices from the server; what is chosen has its name, asked for or not. */
function useList({ source, known = [], except }: SearchFieldProps, q: string, values: Values) {
  const { answer, isOpen, ...events } = useSearch(source, q);
  const offer = offerOf(q, answer, except);
  const offered = offer.rows.map(({ value, label }) => ({
    ...{ value, label, disabled: offer.isOld && !values.includes(value) },
  }));
  const more = { value: MORE, label: ui.form.search.more, disabled: true };
  const absent = known.filter(({ value }) => !offer.rows.some((one) => one.value === value));
  const isAbsent = (one: ComboboxParsedItem) =>
    "value" in one && absent.some(({ value }) => value === one.value);
  const hintOf = (value: string) => offer.rows.find((one) => one.value === value)?.hint;
  return {
    said: isOpen ? offer.said : "",
    props: {
      ...events,
      data: [...offered, ...(offer.more ? [more] : []), ...absent],
      // The server has searched already.
      filter: ({ options }: { options: ComboboxParsedItem[] }) =>
        options.filter((one) => !isAbsent(one)),
      renderOption: ({ option: { value, label } }: { option: ComboboxItem }) => (
        <Choice label={label} hint={hintOf(value)} />
      ),
      nothingFoundMessage: offer.empty,
      searchable: true,
      maxLength: 200,
      // Journeys type into such a field before they choose.
      "data-searches": true,
    },
  };
}
type Values = readonly string[];

const Choice = ({ label, hint }: { label: string; hint: string | undefined }) => (
  <span className={styles.choice}>
    {label}
    {hint && hint !== label && <span className={styles.hint}> {hint}</span>}
  </span>
);

"use client";

import { type ComboboxItem, type ComboboxParsedItem, MultiSelect, Select } from "@mantine/core";
import { useState } from "react";
import { ui } from "@/components/words/ui";
import { type FieldProps, mark } from "./field-props";
import { useField } from "./form-context";
import { type Found, offerOf, type SearchSource } from "./search";
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
  const { key, props } = useField(field.name, { ...field, options: field.known ?? [] });
  return <One key={key} field={field} input={props} />;
}

/** Several records out of however many. */
export function SearchMultiSelectField(field: SearchFieldProps) {
  const { key, props } = useField(field.name, { ...field, options: field.known ?? [] });
  return <Several key={key} field={field} input={props} />;
}

function One({ field, input }: PartProps) {
  const value: string | null = input.defaultValue || null;
  const [picked, setPicked] = useState(() => (value ? [named(value, field.known)] : []));
  const chosen = picked[0]?.label ?? "";
  const [text, setText] = useState(chosen);
  // The name of what is chosen is not what somebody looks for.
  const list = useList(field, text === chosen ? "" : text, picked);
  return (
    <>
      <Select
        {...input}
        {...shownOf(field)}
        {...list.props}
        defaultValue={value}
        onChange={(next) => {
          setPicked(next ? [list.named(next)] : []);
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
  const values: readonly string[] = input.defaultValue ?? [];
  const [picked, setPicked] = useState(() => values.map((value) => named(value, field.known)));
  const [text, setText] = useState("");
  const list = useList(field, text, picked);
  return (
    <>
      <MultiSelect
        {...input}
        {...shownOf(field)}
        {...list.props}
        onChange={(next) => {
          setPicked(next.map(list.named));
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

/** A value whose name nobody knows is shown as it is rather than not at all. */
const named = (value: string, among: readonly Found[] = []): Found =>
  among.find((one) => one.value === value) ?? { value, label: value };

/** Out of the flow, so that it takes no room among the fields. */
const Said = ({ words }: { words: string }) => (
  <span role="status" className="visually-hidden">
    {words}
  </span>
);

const shownOf = ({ label, description, required }: SearchFieldProps) => ({
  ...{ label, ...(description && { description }), ...mark(required) },
  placeholder: ui.form.search.placeholder,
});

/** A row that cannot be chosen; no reference is called so. */
const MORE = "\u0000more";

/** The list below the field: choices from the server; what is picked keeps its name, offered or not. */
function useList({ source, except }: SearchFieldProps, q: string, picked: readonly Found[]) {
  const { answer, isOpen, ...events } = useSearch(source, q);
  const offer = offerOf(q, answer, except);
  const isIn = (found: readonly Found[], value: string) => found.some((one) => one.value === value);
  const offered = offer.rows.map(({ value, label }) => ({
    ...{ value, label, disabled: offer.isOld && !isIn(picked, value) },
  }));
  const more = { value: MORE, label: ui.form.search.more, disabled: true };
  const absent = picked.filter(({ value }) => !isIn(offer.rows, value));
  return {
    said: isOpen ? offer.said : "",
    named: (value: string) => named(value, [...picked, ...offer.rows]),
    props: {
      ...events,
      data: [...offered, ...(offer.more ? [more] : []), ...absent],
      // The server has searched already.
      filter: ({ options }: { options: ComboboxParsedItem[] }) =>
        options.filter((one) => !("value" in one && isIn(absent, `${one.value}`))),
      renderOption: ({ option: { value, label } }: { option: ComboboxItem }) => (
        <Choice label={label} hint={named(value, offer.rows).hint} />
      ),
      nothingFoundMessage: offer.empty,
      // It grows when the answer comes, and may need the room above the field.
      comboboxProps: { preventPositionChangeWhenVisible: false },
      searchable: true,
      maxLength: 200,
      // Journeys type into such a field before they choose.
      "data-searches": true,
    },
  };
}

const Choice = ({ label, hint }: { label: string; hint: string | undefined }) => (
  <span className={styles.choice}>
    {label}
    {hint && hint !== label && <span className={styles.hint}> {hint}</span>}
  </span>
);

"use client";

import { TextInput } from "@mantine/core";
import { useState } from "react";
import { ui } from "@/components/words/ui";
import { offerOf, type SearchSource } from "../form/search";
import { useSearch } from "../form/use-search";
import { Choices } from "./choices";
import styles from "./data-table.module.css";

interface FoundChoicesProps {
  legend: string;
  source: SearchSource;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** Boxes to tick out of however many records, found by typing. */
export function FoundChoices({ legend, source, chosen, onChange }: FoundChoicesProps) {
  const [q, setQ] = useState("");
  const { answer, onDropdownOpen } = useSearch(source, q);
  const offer = offerOf(q, answer);
  const found = offer.rows.map(({ value, label, hint }) => ({
    value,
    label: hint && hint !== label ? `${label} ${hint}` : label,
  }));
  const absent = chosen.filter((one) => !found.some(({ value }) => value === one));
  return (
    <div className={styles.found}>
      <TextInput
        size="xs"
        type="search"
        aria-label={ui.table.searchIn(legend)}
        placeholder={ui.form.search.placeholder}
        value={q}
        maxLength={200}
        onFocus={onDropdownOpen}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <Choices
        legend={legend}
        options={[...absent.map((value) => ({ value, label: value })), ...found]}
        chosen={chosen}
        onChange={onChange}
      />
      <p role="status">{answer && (found.length === 0 ? offer.empty : offer.said)}</p>
    </div>
  );
}

"use client";

import { Button, Group, Select } from "@mantine/core";
import { useState } from "react";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { imports as words } from "@/components/words/imports";
import { grouped } from "./groups";
import { remember, remembered } from "./memory";
import type { ImportLabels, TableColumns } from "./shape";

type Mapping = Readonly<Record<string, string>>;

interface MappingFormProps {
  file: string;
  columns: TableColumns;
  /** Of all rows, where a person said it. */
  kind: string | undefined;
  labels: ImportLabels;
  /** @returns what is wrong with it, or null */
  onMapped: (mapping: Mapping) => Promise<string | null>;
}

/** What each column of a table is; proposed by its name, and by what was chosen for it before. */
export function MappingForm({ file, columns, kind, labels, onMapped }: MappingFormProps) {
  const [mapping, setMapping] = useState<Mapping>(() =>
    remembered(columns.headers, columns.mapping),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const data = grouped(labels, kind, Object.values(mapping));
  async function use() {
    setBusy(true);
    remember(mapping);
    setProblem(await onMapped(mapping));
    setBusy(false);
  }
  const choose = (header: string, field: string | null) =>
    setMapping({ ...mapping, [header]: field ?? "" });
  return (
    <Section title={words.mapping(file)}>
      <p>{words.mappingLead(columns.rows)}</p>
      {problem && (
        <Note tone="bad" urgent>
          {problem}
        </Note>
      )}
      <PlainTable
        label={words.mapping(file)}
        head={words.mappingHead}
        rows={columns.headers.map((header, at) => ({
          id: header,
          cells: [
            header,
            columns.sample
              .map((row) => row[at] ?? "")
              .filter(Boolean)
              .join(" · "),
            <Select
              key="field"
              aria-label={words.fieldFor(header)}
              data={data}
              value={mapping[header] || null}
              onChange={(field) => choose(header, field)}
              placeholder={words.leaveOut}
              searchable
              clearable
            />,
          ],
        }))}
      />
      <Group justify="flex-end">
        <Button size="xs" loading={isBusy} onClick={use}>
          {words.useMapping}
        </Button>
      </Group>
    </Section>
  );
}

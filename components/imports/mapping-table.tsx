"use client";

import { Button, type ComboboxData, Group, Select } from "@mantine/core";
import { useState } from "react";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { imports as words } from "@/components/words/imports";
import type { TableColumns } from "./shape";

type Mapping = Readonly<Record<string, string>>;

interface MappingTableProps {
  file: string;
  columns: Pick<TableColumns, "headers" | "sample" | "rows">;
  mapping: Mapping;
  /** What a column can be. */
  data: ComboboxData;
  onMapping: (mapping: Mapping) => void;
  /** @returns what is wrong with it, or null */
  onUse: (mapping: Mapping) => Promise<string | null>;
}

/** The columns of a table with some of their cells, each with what it is. */
export function MappingTable(props: MappingTableProps) {
  const { file, columns, mapping, data, onMapping, onUse } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  async function use() {
    setBusy(true);
    setProblem(await onUse(mapping));
    setBusy(false);
  }
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
              onChange={(field) => onMapping({ ...mapping, [header]: field ?? "" })}
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

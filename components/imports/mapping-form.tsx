"use client";

import { useState } from "react";
import { grouped } from "./groups";
import { MappingTable } from "./mapping-table";
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
  const data = grouped(labels, kind, Object.values(mapping));
  async function use(chosen: Mapping) {
    remember(chosen);
    return onMapped(chosen);
  }
  return (
    <MappingTable
      file={file}
      columns={columns}
      mapping={mapping}
      data={data}
      onMapping={setMapping}
      onUse={use}
    />
  );
}

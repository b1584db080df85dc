"use client";

import { IconDownload } from "@tabler/icons-react";
import { useSearchParams } from "next/navigation";
import { ui } from "@/components/words/ui";
import { Popdown } from "../popdown";
import type { Column, Identified } from "./columns";
import { csvFile } from "./csv";
import styles from "./data-table.module.css";
import { download } from "./download";
import { exportHref } from "./params";

/** Where the whole list can be had as a file. */
export interface Source {
  /** Its address below `/api/app/exports`. */
  collection: string;
  /** What the page filters by itself, without saying so in its address. */
  fixed?: Readonly<Record<string, string>>;
  /** Formats that only this list has, beside those of every list. */
  more?: readonly { format: string; label: string }[];
}

interface ExportMenuProps<Row extends Identified> {
  name: string;
  /** Those on screen, in their order. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  source: Source | undefined;
}

/** The list as a file: what is on screen, or all of it as filtered, written by the server. */
export function ExportMenu<Row extends Identified>(props: ExportMenuProps<Row>) {
  const { name, columns, rows, source } = props;
  const words = ui.table.exports;
  const icon = <IconDownload size={14} stroke={1.6} aria-hidden="true" />;

  function save() {
    const cells = rows.map((row) => columns.map((column) => column.text(row)));
    const heads = columns.map(({ header }) => header);
    download(`${name}.csv`, csvFile(heads, cells));
  }

  return (
    <Popdown label={words.label} icon={icon}>
      <ul className={styles.exports}>
        <li>
          <button type="button" className={styles.text} onClick={save} disabled={rows.length === 0}>
            {words.shown}
          </button>
        </li>
        {source && <Whole source={source} columns={columns} />}
      </ul>
    </Popdown>
  );
}

interface WholeProps {
  source: Source;
  columns: readonly { id: string }[];
}

function Whole({ source, columns }: WholeProps) {
  const params = useSearchParams();
  const words = ui.table.exports;
  const formats = [
    { format: "csv", label: words.csv },
    { format: "xlsx", label: words.xlsx },
    { format: "json", label: words.json },
    ...(source.more ?? []),
  ];
  const shown = columns.map(({ id }) => id);
  return formats.map(({ format, label }) => (
    <li key={format}>
      <a className={styles.text} href={exportHref({ ...source, format, shown }, params)}>
        {label}
      </a>
    </li>
  ));
}

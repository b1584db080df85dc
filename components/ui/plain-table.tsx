import type { ReactNode } from "react";
import { ui } from "@/components/words/ui";
import styles from "./data-table/table.module.css";

export interface PlainTableProps {
  /** What it lists; its accessible name. */
  label: string;
  head: readonly (string | { label: string; numeric: true })[];
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
}

/** A short table inside a page, without sorting or paging. */
export function PlainTable({ label, head, rows }: PlainTableProps) {
  const numeric = head.map((column) => (typeof column === "object" ? true : undefined));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={ui.table.scroll(label)} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {head.map((column, index) => {
              const word = typeof column === "object" ? column.label : column;
              return (
                <th key={word} scope="col" data-numeric={numeric[index]}>
                  {word}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={index} data-numeric={numeric[index]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

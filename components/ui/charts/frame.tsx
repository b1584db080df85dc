import type { ReactNode } from "react";
import { ui } from "@/components/words/ui";
import styles from "./frame.module.css";

export interface ChartSeries {
  key: string;
  label: string;
}

export interface ChartRow {
  id: string;
  label: string;
  href?: string;
  values: Readonly<Record<string, number>>;
}

interface ChartFrameProps {
  /** States the finding. */
  caption: string;
  series: readonly ChartSeries[];
  rows: readonly ChartRow[];
  /** Heading of the first column of the data. */
  rowLabel: string;
  height: number;
  /** The drawing. */
  children: ReactNode;
}

/** While the drawing library is loaded. */
export const ChartLoading = () => <p className={styles.loading}>{ui.chart.draws}</p>;

/** A drawing with its finding above and the same numbers as a table below. */
export function ChartFrame({ caption, series, rows, rowLabel, height, children }: ChartFrameProps) {
  return (
    <figure className={styles.figure}>
      <figcaption>{caption}</figcaption>
      <div style={{ height }} className={styles.drawing}>
        {children}
      </div>
      <details>
        <summary>{ui.chart.data}</summary>
        <table className={styles.data}>
          <thead>
            <tr>
              <th scope="col">{rowLabel}</th>
              {series.map(({ key, label }) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, label, href, values }) => (
              <tr key={id}>
                <th scope="row">{href ? <a href={href}>{label}</a> : label}</th>
                {series.map(({ key }) => (
                  <td key={key}>{values[key]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

"use client";

import dynamic from "next/dynamic";
import { ui } from "@/components/words/ui";
import styles from "./bars.module.css";

export interface BarSeries {
  key: string;
  label: string;
}

export interface BarRow {
  id: string;
  label: string;
  href?: string;
  values: Readonly<Record<string, number>>;
}

export interface BarsProps {
  /** States the finding: `Three of ten risks stay above the appetite of 9`. */
  caption: string;
  /** One or two series read best; at most four. */
  series: readonly BarSeries[];
  rows: readonly BarRow[];
  /** The end of the scale. */
  max: number;
  /** Heading of the first column of the data. */
  rowLabel: string;
  /** A line across the bars. */
  limit?: { value: number; label: string };
}

/** The drawing library is loaded when a chart is on the page, never before. */
const BarsDrawing = dynamic(() => import("./bars-drawing").then((loaded) => loaded.BarsDrawing), {
  ssr: false,
  loading: () => <p className={styles.loading}>{ui.chart.draws}</p>,
});

/** Horizontal bars side by side, with the same numbers as a table below. */
export function Bars(props: BarsProps) {
  const { caption, series, rows, rowLabel } = props;
  return (
    <figure className={styles.figure}>
      <figcaption>{caption}</figcaption>
      <div style={{ height: heightOf(props) }} className={styles.drawing}>
        <BarsDrawing {...props} height={heightOf(props)} />
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

const heightOf = ({ rows, series }: BarsProps) => 92 + rows.length * (12 + series.length * 12);

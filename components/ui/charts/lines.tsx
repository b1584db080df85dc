"use client";

import dynamic from "next/dynamic";
import { ui } from "@/components/words/ui";
import type { BarSeries } from "./bars";
import styles from "./bars.module.css";

export interface LinePoint {
  id: string;
  /** ISO 8601. */
  at: string;
  /** The moment in words. */
  label: string;
  values: Readonly<Record<string, number>>;
}

export interface LinesProps {
  /** States the finding: `Current fell from 16 to 9`. */
  caption: string;
  /** At most four; told apart by colour, dashes and marks. */
  series: readonly BarSeries[];
  /** In the order of time. */
  points: readonly LinePoint[];
  max: number;
  /** Heading of the first column of the data. */
  pointLabel: string;
  /** A line across. */
  limit?: { value: number; label: string };
}

const HEIGHT = 240;

/** The drawing library is loaded when a chart is on the page, never before. */
const LinesDrawing = dynamic(
  () => import("./lines-drawing").then((loaded) => loaded.LinesDrawing),
  { ssr: false, loading: () => <p className={styles.loading}>{ui.chart.draws}</p> },
);

/** Levels over time: each holds until the next. The same numbers stand in a table below. */
export function Lines(props: LinesProps) {
  const { caption, series, points, pointLabel } = props;
  return (
    <figure className={styles.figure}>
      <figcaption>{caption}</figcaption>
      <div style={{ height: HEIGHT }} className={styles.drawing}>
        <LinesDrawing {...props} height={HEIGHT} />
      </div>
      <details>
        <summary>{ui.chart.data}</summary>
        <table className={styles.data}>
          <thead>
            <tr>
              <th scope="col">{pointLabel}</th>
              {series.map(({ key, label }) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ id, label, values }) => (
              <tr key={id}>
                <th scope="row">{label}</th>
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

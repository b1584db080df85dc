"use client";

import dynamic from "next/dynamic";
import { ChartFrame, ChartLoading, type ChartSeries } from "./frame";

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
  series: readonly ChartSeries[];
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
  { ssr: false, loading: ChartLoading },
);

/** Levels over time: each holds until the next. The same numbers stand in a table below. */
export function Lines(props: LinesProps) {
  const { caption, series, points, pointLabel } = props;
  return (
    <ChartFrame {...{ caption, series }} rows={points} rowLabel={pointLabel} height={HEIGHT}>
      <LinesDrawing {...props} height={HEIGHT} />
    </ChartFrame>
  );
}

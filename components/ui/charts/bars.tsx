"use client";

import dynamic from "next/dynamic";
import { ChartFrame, ChartLoading, type ChartRow, type ChartSeries } from "./frame";

export interface BarsProps {
  /** States the finding: `Three of ten risks stay above the appetite of 9`. */
  caption: string;
  /** One or two series read best; at most four. */
  series: readonly ChartSeries[];
  rows: readonly ChartRow[];
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
  loading: ChartLoading,
});

/** Horizontal bars side by side, with the same numbers as a table below. */
export function Bars(props: BarsProps) {
  const { caption, series, rows, rowLabel } = props;
  const height = heightOf(props);
  return (
    <ChartFrame {...{ caption, series, rows, rowLabel, height }}>
      <BarsDrawing {...props} height={height} />
    </ChartFrame>
  );
}

const heightOf = ({ rows, series }: BarsProps) => 92 + rows.length * (12 + series.length * 12);

"use client";

import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type YAxisTickContentProps,
} from "recharts";
import type { BarsProps } from "./bars";
import { COLOURS, PANEL, TICK } from "./looks";

const MARGIN = { top: 20, right: 16, bottom: 0, left: 0 };

/** Six marks from nothing to the end of the scale. */
const ticksTo = (max: number) => [0, 1, 2, 3, 4, 5].map((step) => Math.round((max * step) / 5));

const MOST = 19;
const short = (label: string) =>
  label.length > MOST ? `${label.slice(0, MOST - 1).trim()}…` : label;

/** One line for each row: the library breaks long labels, and those of neighbours would overlap. */
function RowLabel({ x, y, payload }: YAxisTickContentProps) {
  return (
    <text x={x} y={y} dy="0.355em" textAnchor="end" {...TICK}>
      {short(String(payload.value))}
    </text>
  );
}

export function BarsDrawing({
  caption,
  series,
  rows,
  max,
  limit,
  height,
}: BarsProps & { height: number }) {
  const data = rows.map(({ label, values }) => ({ label, ...values }));
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 600, height }}>
      <BarChart
        data={data}
        layout="vertical"
        title={caption}
        accessibilityLayer
        barGap={1}
        margin={MARGIN}
      >
        <CartesianGrid horizontal={false} stroke="var(--border)" />
        <XAxis
          type="number"
          domain={[0, max]}
          ticks={ticksTo(max)}
          tick={TICK}
          stroke="var(--control-border)"
        />
        <YAxis
          type="category"
          dataKey="label"
          width={140}
          tick={RowLabel}
          interval={0}
          stroke="var(--control-border)"
        />
        <Tooltip
          contentStyle={PANEL}
          cursor={{ fill: "var(--sunken)" }}
          isAnimationActive={false}
        />
        <Legend itemSorter={null} formatter={(label) => <span className="legend">{label}</span>} />
        {series.map(({ key, label }, index) => (
          <Bar
            key={key}
            dataKey={key}
            name={label}
            fill={COLOURS[index]}
            isAnimationActive={false}
            maxBarSize={12}
          />
        ))}
        {limit && (
          <ReferenceLine
            x={limit.value}
            stroke="var(--text)"
            strokeDasharray="4 3"
            label={{ value: limit.label, position: "top", ...TICK }}
          />
        )}
      </BarChart>
    </ResponsiveContainer>
  );
}

"use client";

import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { formatDay } from "../format";
import { daysBetween } from "./days";
import type { LinesProps } from "./lines";
import { COLOURS, PANEL, TICK } from "./looks";

/** Never by colour alone. */
const DASHES = ["6 4", "0", "2 3", "8 3 2 3"];
const MARGIN = { top: 20, right: 44, bottom: 0, left: 0 };
/** Stays legible where a line passes behind it. */
const HALO = { stroke: "var(--surface)", strokeWidth: 4, paintOrder: "stroke" };

const dayOf = (at: number) => formatDay(new Date(at).toISOString());

export function LinesDrawing({
  caption,
  series,
  points,
  max,
  limit,
  height,
}: LinesProps & { height: number }) {
  const data = points.map(({ at, values }) => ({ at: Date.parse(at), ...values }));
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 600, height }}>
      <LineChart data={data} title={caption} accessibilityLayer margin={MARGIN}>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          type="number"
          scale="time"
          dataKey="at"
          domain={["dataMin", "dataMax"]}
          tick={TICK}
          ticks={daysBetween(data.map(({ at }) => at))}
          tickFormatter={dayOf}
          interval="preserveStartEnd"
          minTickGap={24}
          stroke="var(--control-border)"
        />
        <YAxis
          domain={[0, max]}
          ticks={[0, 5, 10, 15, 20, 25].filter((tick) => tick <= max)}
          width={36}
          tick={TICK}
          stroke="var(--control-border)"
        />
        <Tooltip
          contentStyle={PANEL}
          cursor={{ stroke: "var(--control-border)" }}
          labelFormatter={(at) => (typeof at === "number" ? dayOf(at) : null)}
          isAnimationActive={false}
        />
        <Legend itemSorter={null} formatter={(label) => <span className="legend">{label}</span>} />
        {series.map(({ key, label }, index) => (
          <Line
            key={key}
            dataKey={key}
            name={label}
            type="stepAfter"
            stroke={COLOURS[index]}
            strokeDasharray={DASHES[index]}
            strokeWidth={2}
            dot={{ r: 3 }}
            isAnimationActive={false}
          />
        ))}
        {limit && (
          <ReferenceLine
            y={limit.value}
            stroke="var(--text)"
            strokeDasharray="4 3"
            label={{ value: limit.label, position: "insideBottomLeft", ...TICK, ...HALO }}
          />
        )}
      </LineChart>
    </ResponsiveContainer>
  );
}

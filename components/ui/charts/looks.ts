/** How every chart looks, in the terms of the drawing library. */
export const COLOURS = [
  "var(--series-3)",
  "var(--series-1)",
  "var(--series-2)",
  "var(--series-4)",
] as const;
export const TICK = { fill: "var(--muted)", fontSize: 12 } as const;
export const PANEL = {
  background: "var(--surface)",
  border: "1px solid var(--border)",
  borderRadius: 6,
  color: "var(--text)",
} as const;

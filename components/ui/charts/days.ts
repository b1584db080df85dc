import { formatDay } from "../format";

/** Marks of an axis of time: the first moment, the last, and some between, no day twice. */
export function daysBetween(moments: readonly number[], most = 5): number[] {
  const first = Math.min(...moments);
  const last = Math.max(...moments);
  const marks = Array.from({ length: most }, (_, at) => first + ((last - first) * at) / (most - 1));
  const days = new Map(marks.map((at) => [formatDay(new Date(at).toISOString()), at]));
  // The ends stand where the drawing begins and ends.
  return [...new Set([first, ...[...days.values()].slice(1), last])];
}

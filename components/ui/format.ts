/** Dates as people read them: `23 Nov 2026`, never 11/12/2026; always UTC. */
const months = new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" });
const DAY_MS = 86_400_000;

/** A `YYYY-MM-DD` day, an ISO instant or a Date. */
export type When = string | Date;

const instant = (value: When) => (value instanceof Date ? value : new Date(value));
const two = (value: number) => String(value).padStart(2, "0");

/** `23 Nov 2026`; what is not a date comes back as it was. */
export function formatDay(value: When): string {
  const at = instant(value);
  if (Number.isNaN(at.getTime())) return String(value);
  return `${at.getUTCDate()} ${months.format(at)} ${at.getUTCFullYear()}`;
}

/** `23 Nov 2026, 14:02 UTC`. */
export function formatMoment(value: When): string {
  const at = instant(value);
  if (Number.isNaN(at.getTime())) return String(value);
  return `${formatDay(at)}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`;
}

/** The machine form for `<time dateTime>`: a day stays a day. */
export function machineTime(value: When): string {
  if (typeof value === "string") return value;
  return Number.isNaN(value.getTime()) ? "" : value.toISOString();
}

/** Whole days from `today` to `due`; negative when late. */
export function daysUntil(due: When, today: When): number {
  const midnight = (value: When) => Math.floor(instant(value).getTime() / DAY_MS);
  return midnight(due) - midnight(today);
}

/** `1,204`. */
export const formatCount = (value: number) => value.toLocaleString("en");

/** `1.4 MB`. */
export function formatBytes(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}

import { formatMoment } from "@/components/ui/format";
import { fieldWords, trail } from "@/components/words/trail";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A value as it stood in a version: text, a number, a list, or fields of a part. */
export function Value({ value }: { value: unknown }) {
  return <>{written(value)}</>;
}

export function written(value: unknown): string {
  if (value === null || value === undefined || value === "") return trail.none_;
  if (typeof value === "boolean") return value ? trail.yes : trail.no;
  if (typeof value === "string") return INSTANT.test(value) ? formatMoment(value) : value;
  if (Array.isArray(value)) return value.length === 0 ? trail.none_ : value.map(written).join(", ");
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([field, one]) => `${fieldWords(field)}: ${written(one)}`)
      .join("; ");
  }
  return String(value);
}

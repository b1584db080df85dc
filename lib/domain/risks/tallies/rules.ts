// What counts that are kept mean for a reader: cells of the matrix, ages in months. Runs anywhere.
import { type RiskBand, RiskState } from "@/prisma/generated/enums";
import type { Value } from "../schema";
import type { Age } from "./schema";

export interface Count {
  readonly key: string;
  readonly count: number;
}

const STEPS = [1, 2, 3, 4, 5] as const;

/** A square of cells from counts whose key is likelihood and impact. */
export function cellsOf(counts: readonly Count[]): number[][] {
  const byKey = new Map(counts.map(({ key, count }) => [key, count]));
  return STEPS.map((likelihood) => STEPS.map((impact) => byKey.get(`${likelihood}${impact}`) ?? 0));
}

/** Under this key of a cell stands what nobody has assessed. */
export const UNSCORED = "00";

/** Months before the month of a day, `YYYY-MM`. */
export function monthBefore(today: string, months: number): string {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const at = year * 12 + month - 1 - months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

const NEVER = "never";
export interface AgeGroup {
  readonly age: Age;
  /** What narrows the register to them: `2026-09..`, `2026-06..2026-08`, `..2025-11` or `never`. */
  readonly assessed: string;
  readonly count: number;
}

/** How many risks were last assessed how long ago, by the months in which they were. */
export function ageGroups(months: readonly Count[], today: string): AgeGroup[] {
  const bounds = [
    { age: "quarter", from: monthBefore(today, 2), to: "" },
    { age: "half", from: monthBefore(today, 5), to: monthBefore(today, 3) },
    { age: "year", from: monthBefore(today, 11), to: monthBefore(today, 6) },
    { age: "older", from: "", to: monthBefore(today, 12) },
  ] as const;
  const groups = bounds.map(({ age, from, to }) => ({
    age,
    assessed: `${from}..${to}`,
    count: sum(months.filter(({ key }) => key >= (from || "0") && key <= (to || "9"))),
  }));
  return [
    ...groups,
    { age: NEVER, assessed: NEVER, count: sum(months.filter(({ key }) => key === "")) },
  ];
}

export const sum = (counts: readonly Count[]) =>
  counts.reduce((total, { count }) => total + count, 0);

/** The months of such a group; null: never assessed. */
export function monthsOf(assessed: string): { from: string; to: string } | null {
  if (assessed === NEVER) return null;
  const [from = "", to = ""] = assessed.split("..");
  return { from, to };
}

type Filter = Readonly<Record<string, string>>;
const OPEN = Object.values(RiskState)
  .filter((state) => state !== "closed")
  .join(",");
const EXPOSED = Object.values(RiskState)
  .filter((state) => state !== "closed" && state !== "accepted")
  .join(",");

/** What narrows the register to the risks that a number counts. */
export const countedBy = {
  open: { kind: "risk", state: OPEN },
  cell: (of: Value, l: number | string, i: number | string): Filter => ({
    ...{ l: String(l), i: String(i), of, state: OPEN },
  }),
  band: (band: RiskBand): Filter => ({ band, state: OPEN }),
  above: (bands: readonly RiskBand[]): Filter => ({ band: bands.join(","), state: EXPOSED }),
  aged: (assessed: string): Filter => ({ kind: "risk", state: OPEN, assessed }),
  review: (review: "overdue" | "soon"): Filter => ({ kind: "risk", review }),
  moved: (of: Value, band: RiskBand, moved: "up" | "down", since: string): Filter => ({
    ...{ of, band, moved, since, state: OPEN },
  }),
  rated: (of: Value, since: string): Filter => ({ of, moved: "rated", since, state: OPEN }),
  anyMoved: (of: Value, moved: "up" | "down", since: string): Filter => ({
    ...{ of, moved, since, state: OPEN },
  }),
} as const;

/** The register narrowed to them, as an address. */
export const addressOf = (filter: Filter, base = ""): string =>
  `${base}/risks?${new URLSearchParams(filter).toString().replaceAll("%2C", ",")}`;

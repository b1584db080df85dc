import { plusDays } from "@/lib/kernel/fields";

/** How a person reads a due day: late, within the week, or later. Days are `YYYY-MM-DD`. */
export type Urgency = "overdue" | "week" | "later" | "undated";

/** The last day that still counts as this week. */
export const weekOf = (today: string) => plusDays(today, 7);

export function urgency(due: string | null, today: string): Urgency {
  if (due === null) return "undated";
  if (due < today) return "overdue";
  return due <= weekOf(today) ? "week" : "later";
}

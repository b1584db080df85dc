import { plusDays } from "@/lib/kernel/fields";

/** How a person reads a due day: late, within the week, or later. Days are `YYYY-MM-DD` in UTC. */
export type Urgency = "overdue" | "week" | "later" | "undated";

export function urgency(due: string | null, today: string): Urgency {
  if (due === null) return "undated";
  if (due < today) return "overdue";
  return due <= plusDays(today, 7) ? "week" : "later";
}

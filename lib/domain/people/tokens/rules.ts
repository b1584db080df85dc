import type { Scope } from "@/lib/kernel/actor";

const DAY = 86_400_000;

/** A token that may decide lives a day; the others as long as asked. */
export function expiryOf(scopes: readonly Scope[], days: number | undefined, now: Date): Date {
  const longest = scopes.includes("decide") ? 1 : 365;
  return new Date(now.getTime() + Math.min(days ?? 90, longest) * DAY);
}

import type { Command } from "@/components/ui/form/outcome";
import type { FactField, Facts, FactValue } from "@/lib/domain/assets/facts/schema";

/** A fact as its field of the form shows it. */
export function shownAs(value: FactValue | undefined): string | number {
  if (value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? value.join("\n") : value;
}

/** What the field holds, as the fact; null where nothing is said. */
function factOf({ type }: FactField, shown: unknown): unknown {
  const written = typeof shown === "string" ? shown.trim() : shown;
  if (written === null || written === undefined || written === "") return null;
  if (type === "yes_no") return written === "yes";
  if (type === "lines") return linesOf(written);
  if (type === "digest" && typeof written === "string") return withAlgorithm(written);
  return written;
}

export const linesOf = (written: unknown): string[] =>
  String(written ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const withAlgorithm = (digest: string) =>
  /^[0-9a-f]{64}$/i.test(digest) ? `sha256:${digest.toLowerCase()}` : digest;

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Sends the facts that were changed, and only those. */
export const sendingFacts =
  (send: Command<unknown>, fields: readonly FactField[], before: Facts): Command<unknown> =>
  (input) => {
    const { facts, ...rest }: Record<string, unknown> = { ...input };
    const shown: Record<string, unknown> = { ...(typeof facts === "object" ? facts : {}) };
    const changed = fields
      .map((field) => [field.key, factOf(field, shown[field.key])] as const)
      .filter(([key, fact]) => !isSame(fact, before[key] ?? null));
    return send({ ...rest, facts: Object.fromEntries(changed) });
  };

/** `Development and tuning` → `development-and-tuning`: a reference made of a name. */
export const referenceOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 64)
    .replace(/-+$/, "");

interface Word {
  readonly inScope: boolean | null;
  readonly scopeReason: string;
}
/** Messages by field; empty when what it says of the scope is complete. */
export const missingIn = ({ inScope, scopeReason }: Word): Record<string, string[]> =>
  inScope === false && scopeReason.trim() === ""
    ? { scopeReason: ["Say why it is outside, and what that means."] }
    : {};

/** `2 assets stand in it, 1 zone lies in it`: what keeps a place from being retired; empty when nothing. */
export function occupiedBy(counts: readonly (readonly [number, string, string])[]): string {
  return counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
    .join(", ");
}

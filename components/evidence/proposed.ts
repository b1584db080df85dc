import { plusDays } from "@/lib/kernel/fields";

/** What a control's open attestation asks evidence for. */
export interface AskedOf {
  readonly reference: string;
  /** The first day of the period that is to be attested next. */
  readonly since: string;
  /** Days between two attestations: until the next one evidence is worth keeping. */
  readonly days: number;
}

/** A title from the name of a file: `access_export-2026.csv` is “Access export 2026”. */
export function titleOf(fileName: string): string {
  const name = fileName
    .replace(/\.[a-z0-9]{1,8}$/i, "")
    .replaceAll(/[_\-\s]+/g, " ")
    .trim();
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The period that all chosen controls ask for, and how long the shortest of them lets it stand. */
export function periodOf(asked: readonly AskedOf[], chosen: readonly string[], today: string) {
  const those = asked.filter(({ reference }) => chosen.includes(reference));
  const [since] = those.map((one) => one.since).sort();
  if (since === undefined) return null;
  const days = Math.min(...those.map((one) => one.days));
  return { periodFrom: since > today ? today : since, validUntil: plusDays(today, days) };
}

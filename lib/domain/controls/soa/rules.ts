import type { InclusionReason, SoaFlag } from "../schema";

interface Line {
  readonly necessary: boolean | null;
  readonly inclusion: readonly InclusionReason[];
  readonly exclusionReason: string | null;
  readonly hasOwner: boolean;
}

/** The same sentence under this many controls is a formula, not a reason. */
const SAME_SENTENCE = 5;

/** Why a control is in or out, as one text. */
export const justificationOf = ({ necessary, inclusion, exclusionReason }: Line): string =>
  necessary === false
    ? (exclusionReason ?? "")
    : inclusion.map(({ text }) => text.replace(/\.$/, "")).join(". ");

/** How often each justification stands in the list. */
export function countTexts(lines: readonly Line[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const text = justificationOf(line).toLowerCase();
    if (text) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** What an auditor would object to in this line. */
export function flagsOf(line: Line, counts: ReadonlyMap<string, number>): SoaFlag[] {
  const text = justificationOf(line);
  const flags: SoaFlag[] = [];
  if (line.necessary === null) flags.push("undecided");
  else if (!text) flags.push("justification_missing");
  if (line.inclusion.some(({ kind, risks }) => kind === "risk" && risks.length === 0)) {
    flags.push("names_no_risk");
  }
  if ((counts.get(text.toLowerCase()) ?? 0) >= SAME_SENTENCE) flags.push("same_sentence");
  if (line.necessary && !line.hasOwner) flags.push("owner_missing");
  return flags;
}

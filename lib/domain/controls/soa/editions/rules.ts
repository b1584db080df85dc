// What an edition of the Statement of Applicability must say before it can be approved. Runs anywhere.
import { saysNothing } from "../../rules";
import type { FrozenLine } from "./schema";

/**
 * The text that the hash of an edition is taken of: its number and its lines as JSON, keys in order.
 * The lines go in as they are stored, so that a field that comes later changes no hash.
 */
export const canonicalText = (edition: string, lines: unknown): string =>
  JSON.stringify({ edition, lines }, (_key, value) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );

type Judged = Pick<FrozenLine, "ref" | "source" | "necessary" | "justification" | "since"> & {
  readonly sources: readonly { readonly text: string }[];
};

interface Facts {
  /** How many controls Annex A has. */
  readonly annexA: number;
  /** A treatment in force that relies on the control of this reference. */
  readonly reliedOn: ReadonlyMap<string, string>;
}

/** Everything that keeps the statement from being submitted, a sentence each (6.1.3 d). */
export function hindrancesIn(lines: readonly Judged[], { annexA, reliedOn }: Facts): string[] {
  const shipped = lines.filter(({ source }) => source === "annex_a").length;
  return [
    ...(shipped < annexA
      ? [`The statement holds ${shipped} of the ${annexA} controls of Annex A. Bring the others.`]
      : []),
    ...lines.flatMap((line) => {
      const why = hindranceOf(line, reliedOn.get(line.ref));
      return why ? [`${line.ref}: ${why}`] : [];
    }),
  ];
}

function hindranceOf(line: Judged, treatment: string | undefined): string | null {
  if (line.necessary === null) return "decide whether it is necessary.";
  if (!line.since) return "its state has no date. Decide it again.";
  if (!line.necessary) {
    if (saysNothing(line.justification)) return "say why it is not necessary.";
    return treatment ? `treatment ${treatment} relies on it, so it is necessary.` : null;
  }
  if (line.sources.length === 0) return "say why it is necessary.";
  return line.sources.some(({ text }) => saysNothing(text))
    ? "one of its reasons says nothing. Word it."
    : null;
}

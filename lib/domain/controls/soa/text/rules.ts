// A line of the statement in words: page, print and every file show the same. Runs anywhere.
import {
  IMPLEMENTATION_LABELS,
  OPERATING_STATE_LABELS,
  REASON_LABELS,
  RESULT_LABELS,
  type SoaLine,
} from "../../schema";

export type StatedLine = Omit<SoaLine, "id" | "flags">;

/** How a decision is written. */
export const NECESSITY = { yes: "Yes", no: "No", open: "Not decided" } as const;

export const necessityOf = ({ necessary }: Pick<StatedLine, "necessary">): string =>
  necessary === null ? NECESSITY.open : necessary ? NECESSITY.yes : NECESSITY.no;

/** Where the need comes from, with the records behind it: `Risk; Law CTX-02`. */
export const sourcesOf = ({ sources }: Pick<StatedLine, "sources">): string =>
  sources
    .map(({ kind, risks, context }) =>
      [REASON_LABELS[kind], [...risks, ...context].join(", ")].filter(Boolean).join(" "),
    )
    .join("; ");

/** The cells of a line by their column, as text. */
export const cellsOf = (line: StatedLine) => ({
  ref: line.ref,
  title: line.title,
  necessary: necessityOf(line),
  sources: sourcesOf(line),
  justification: line.justification,
  implementation: IMPLEMENTATION_LABELS[line.implementation],
  state: OPERATING_STATE_LABELS[line.state],
  since: line.since?.slice(0, 10) ?? "",
  owner: line.owner?.name ?? "",
  attestation: line.attestation
    ? `${line.attestation.reference}, ${RESULT_LABELS[line.attestation.result].toLowerCase()}, ${line.attestation.from} to ${line.attestation.to}`
    : "",
  evidence: line.attestation?.evidence.join(", ") ?? "",
});
export type SoaCells = ReturnType<typeof cellsOf>;

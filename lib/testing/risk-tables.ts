import type { LoadField, Mapping } from "@/lib/domain/risks/loads/schema";

/** Tables of risks for tests of their import. */
/** A table as it is sent: heads are the fields themselves. */
export function table(rows: readonly Partial<Record<LoadField, string>>[]) {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const mapping: Mapping = Object.fromEntries(
    headers.map((header) => [header, header as LoadField]),
  );
  return {
    sheet: {
      headers,
      rows: rows.map((row, at) => ({
        line: at + 2,
        cells: headers.map((header) => row[header as LoadField] ?? ""),
      })),
    },
    mapping,
    title: "risks.csv",
  };
}
export const owner = { owner: "Grace Adeyemi" };
export const said = {
  ...owner,
  cause: "Because keys are shared,",
  event: "somebody signs in as another,",
  consequence: "so that acts cannot be told apart.",
  properties: "C, I",
};
export const levels = {
  inherentLikelihood: "4 Likely",
  inherentImpact: "3",
  reasonLikelihood: "Seen twice within a year",
  reasonImpact: "A customer was concerned",
};

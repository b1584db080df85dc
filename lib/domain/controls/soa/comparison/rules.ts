// What differs between two statements, line by line. Runs anywhere.
import { compareWords } from "../../../scope/comparison/rules";
import {
  type ComparedLine,
  DECIDED,
  type FieldChange,
  type LineChange,
  type SoaField,
} from "./schema";

/** Every line that the second statement says differently, in its order; what went comes last. */
export function compareLines(
  before: readonly ComparedLine[],
  after: readonly ComparedLine[],
): LineChange[] {
  const old = new Map(before.map((line) => [line.ref, line]));
  const young = new Set(after.map(({ ref }) => ref));
  return [
    ...after.flatMap((line) => {
      const was = old.get(line.ref);
      const fields = fieldsBetween(was, line);
      if (was && fields.length === 0) return [];
      return [changeOf(line, was ? "changed" : "added", fields)];
    }),
    ...before
      .filter(({ ref }) => !young.has(ref))
      .map((line) => changeOf(line, "removed", fieldsBetween(line, undefined))),
  ];
}

const changeOf = (
  { ref, title }: ComparedLine,
  op: LineChange["op"],
  fields: FieldChange[],
): LineChange => ({
  ...{ ref, title, op, fields },
  isDecision: op !== "changed" || fields.some(({ field }) => DECIDED.includes(field)),
});

function fieldsBetween(before?: ComparedLine, after?: ComparedLine): FieldChange[] {
  const old = before && saidIn(before);
  return FIELDS.flatMap((field) => {
    const [was, is] = [old?.[field] ?? "", after ? saidIn(after)[field] : ""];
    if (was === is) return [];
    const isText = field === "justification" || field === "sources";
    return [{ field, before: was, after: is, words: isText ? compareWords(was, is) : [] }];
  });
}

/** Each field of a line as text. Words of people are compared as they are, all else by its name. */
const saidIn = (line: ComparedLine): Record<SoaField, string> => ({
  title: line.title,
  necessary: line.necessary === null ? "" : String(line.necessary),
  justification: line.justification,
  sources: line.sources.map(sourceText).join("; "),
  implementation: line.implementation,
  state: line.state,
  owner: line.owner?.name ?? "",
  attestation: line.attestation ? `${line.attestation.reference} ${line.attestation.result}` : "",
});

/** The records behind a reason, its kind first: `risk R-01, R-02`. */
const sourceText = ({ kind, risks, context }: ComparedLine["sources"][number]) =>
  [kind, [...risks, ...context].join(", ")].filter(Boolean).join(" ");

const FIELDS: readonly SoaField[] = [
  ...DECIDED,
  ...(["implementation", "state", "owner", "attestation"] as const),
];

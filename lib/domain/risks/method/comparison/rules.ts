// What differs between two editions of the method: each word and number side by side. Runs anywhere.
import { compareWords } from "../../../scope/comparison/rules";
import type { MethodText } from "../schema";
import type { MethodChange, MethodPart } from "./schema";

interface Said {
  readonly part: MethodPart;
  readonly step: number | null;
  readonly field: string | null;
  readonly value: string;
}

/** Everything that the second edition says differently, in the order of the document. */
export function compareMethods(before: MethodText, after: MethodText): MethodChange[] {
  const old = new Map(saidIn(before).map((one) => [keyOf(one), one.value]));
  return saidIn(after).flatMap(({ value, ...place }) => {
    const was = old.get(keyOf(place)) ?? "";
    if (was === value) return [];
    const isText = TEXTS.has(place.field ?? place.part);
    return { ...place, before: was, after: value, words: isText ? compareWords(was, value) : [] };
  });
}

const keyOf = ({ part, step, field }: Omit<Said, "value">) => [part, step, field].join(" ");

/** Those of which one reads what changed word by word. */
const TEXTS: ReadonlySet<string> = new Set([
  ...["meaning", "finance", "customers", "persons", "law", "service"],
  ...["appetite", "triggers", "assessment", "treatment"],
]);

/** Each word and number of an edition with its place. */
const saidIn = (method: MethodText): Said[] => [
  ...method.likelihood.flatMap((level, at) => fieldsOf("likelihood", at + 1, level)),
  ...method.impact.flatMap(({ name, meaning }, at) =>
    fieldsOf("impact", at + 1, { name, ...meaning }),
  ),
  // A band keeps its name, which says which one it is.
  ...method.bands.flatMap(({ name: _name, ...band }, at) => fieldsOf("bands", at + 1, band)),
  ...fieldsOf("strengths", null, method.strengths),
  ...fieldsOf("factors", null, method.factors),
  ...(["cap", "triggers", "assessment", "treatment"] as const).map((part) => ({
    ...{ part, step: null, field: null },
    value: String(method[part]),
  })),
];

const fieldsOf = (part: MethodPart, step: number | null, of: object): Said[] =>
  Object.entries(of)
    // Stored documents keep no order of their own.
    .sort(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([field, value]) => ({ part, step, field, value: String(value ?? "") }));

const ORDER = [
  ...["name", "meaning", "finance", "customers", "persons", "law", "service"],
  ...["from", "to", "appetite", "authority", "longestDays", "reviewDays"],
  ...["weak", "moderate", "strong", "effective", "attested", "partial", "overdue_grace"],
];
const placeOf = (field: string) => ORDER.indexOf(field);

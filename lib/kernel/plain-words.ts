import type * as z from "zod";

/** What is expected, as people call it. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ string: "a text", number: "a number", int: "a whole number", boolean: "true or false" },
  ...{ array: "a list", object: "fields with names", record: "fields with names" },
  ...{ date: "a date", file: "a file", null: "nothing", undefined: "nothing" },
};
const FORMS: Readonly<Record<string, string>> = {
  email: "Give an address such as name@example.org.",
  url: "Give a web address such as https://example.org.",
  uuid: "Give an id such as 01890a5d-ac96-774b-bcce-b302099a8057.",
  date: "Give a day such as 2026-06-30.",
  datetime: "Give a moment such as 2026-06-30T09:00:00Z.",
};

const kindOf = (value: unknown): string => {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return KINDS[typeof value] ?? "something else";
};
const count = (value: number | bigint, one: string, many: string) =>
  `${value.toLocaleString("en")} ${Number(value) === 1 ? one : many}`;
/** A longer choice is in the description of the interface. */
const MOST_NAMED = 20;

function choice(values: readonly unknown[]): string {
  const named = values.slice(0, MOST_NAMED).map(String).join(", ");
  const more = values.length > MOST_NAMED ? ` and ${values.length - MOST_NAMED} more` : "";
  return values.length === 1 ? `Write ${named}.` : `Write one of: ${named}${more}.`;
}

function bound(side: "least" | "most", origin: string, limit: number | bigint): string {
  if (origin === "string") return `Use at ${side} ${count(limit, "character", "characters")}.`;
  if (origin === "number" || origin === "int" || origin === "bigint") {
    return `Give a number of at ${side} ${limit.toLocaleString("en")}.`;
  }
  return `Give at ${side} ${count(limit, "entry", "entries")}.`;
}

/**
 * What is wrong with a value and what is allowed, where its schema says nothing better: the validation
 * library's own sentences speak of types and are for programmers.
 */
export function inPlainWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type": {
      const wanted = KINDS[issue.expected] ?? "another kind of value";
      if (issue.input === undefined) return `This is missing: give ${wanted}.`;
      const whole = wanted === KINDS.int && typeof issue.input === "number";
      return whole ? `Give ${wanted}.` : `Give ${wanted}, not ${kindOf(issue.input)}.`;
    }
    case "invalid_value":
      return choice(issue.values);
    case "too_big":
      return bound("most", issue.origin, issue.maximum);
    case "too_small":
      return bound("least", issue.origin, issue.minimum);
    case "invalid_format":
      return FORMS[issue.format] ?? "This is not written in the form that is asked for.";
    case "not_multiple_of":
      return `Give a multiple of ${issue.divisor}.`;
    case "unrecognized_keys":
      return `There is no field ${issue.keys.slice(0, MOST_NAMED).join(", ")}.`;
    case "invalid_union":
      return issue.input === undefined
        ? "This is missing."
        : "Nothing that may stand here looks so.";
    case "invalid_key":
      return "One of the names is not allowed here.";
    case "invalid_element":
      return "One of the entries is not allowed here.";
    default:
      return "This is not allowed here.";
  }
}

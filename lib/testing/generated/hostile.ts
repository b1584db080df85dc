import { type Field, fieldOf, type Placed } from "./shape";

/** Values that no honest form sends. */
export interface Hostile {
  readonly name: string;
  readonly value: unknown;
  /** No reading of the field makes sense of it: taking it would be a fault. */
  readonly never?: boolean;
}

const HUGE = "x".repeat(900_000);
/** Sent as the JSON token itself, which JavaScript reads as infinity. */
export const RAW = "raw token ";
const NIL = "00000000-0000-4000-8000-00000000000f";

const never = (name: string, value: unknown): Hostile => ({ name, value, never: true });
const maybe = (name: string, value: unknown): Hostile => ({ name, value });

/** For everything that is not text. */
const TYPES: Readonly<Record<string, Hostile>> = {
  object: never("an object", { a: 1 }),
  operator: never("an operator", { not: "" }),
  list: never("a list", ["a", "b"]),
  nested: never("nested lists", [[[["a"]]]]),
  number: never("a number", 7),
  negative: never("a negative number", -1.5),
  boolean: never("a boolean", true),
  text: never("a word", "word"),
  null: never("null", null),
};

const STORE: readonly Hostile[] = [
  never("NUL", "a\u0000b and more words"),
  never("half a symbol", "a\ud800b and more words"),
  never("half a symbol, low", "\udc00"),
  never("900 kB", HUGE),
];

const TEXTS: readonly Hostile[] = [
  maybe("empty", ""),
  maybe("blank", "   \t\n "),
  ...STORE,
  maybe("markup", '<script>alert(1)</script><img src=x onerror="alert(1)">'),
  maybe("formula", '=HYPERLINK("http://x";"y")+cmd|\' /C calc\'!A0'),
  maybe("statement", "'; DROP TABLE app.risk; --"),
  maybe("template", "$" + "{7*7} {{7*7}} %s %n \\u0000"),
  maybe("right to left", "\u202egpj.exe\u200b\ufeff"),
  maybe("prototype", "__proto__"),
];

const MARKS: readonly Hostile[] = [
  never("empty", ""),
  ...STORE,
  never("markup", "<script>alert(1)</script>"),
  never("formula", "=1+1"),
  never("path", "../../etc/passwd"),
  never("escape", "%2e%2e%2f%00"),
  never("statement", "' OR '1'='1"),
  never("blanks around", " R-01 "),
  maybe("unknown reference", "XYZ-99999"),
  maybe("unknown id", NIL),
  maybe("prototype", "constructor"),
  maybe("almost an id", "019a0000-0000-7000-8000-00000000000"),
];

const DAYS: readonly Hostile[] = [
  never("empty", ""),
  ...STORE,
  never("year 0", "0000-01-01"),
  never("year 9999", "9999-12-31"),
  never("year 10000", "+010000-01-01"),
  never("30 February", "2026-02-30"),
  never("month 13", "2026-13-01"),
  never("short", "26-1-1"),
  never("instant", "2026-01-01T00:00:00Z"),
  never("infinity", "infinity"),
  never("words", "tomorrow"),
  never("line after", "2026-01-01\n"),
  maybe("long ago", "1900-01-01"),
  maybe("far away", "2199-12-31"),
];

const NUMBERS: readonly Hostile[] = [
  never("empty", ""),
  never("blank", " "),
  ...STORE,
  never("negative", -1),
  never("fraction", 1.5),
  never("beyond int4", 2_147_483_648),
  never("beyond exact", 2 ** 53 + 2),
  never("huge", 1e308),
  never("infinite", `${RAW}1e999`),
  never("NaN", "NaN"),
  never("hexadecimal", "0x10"),
  never("exponent", "1e2"),
  never("words", "seven"),
  maybe("zero", 0),
  maybe("minus zero", `${RAW}-0`),
  maybe("as text", "1"),
  maybe("largest int4", 2_147_483_647),
];

const ENUMS: readonly Hostile[] = [
  never("empty", ""),
  ...STORE,
  never("unknown word", "nonsense"),
  never("prototype", "__proto__"),
  never("method", "toString"),
  never("markup", "<b>"),
];

const BOOLEANS: readonly Hostile[] = [never("empty", ""), never("zero", 0), ...STORE];
const LISTS: readonly Hostile[] = [
  maybe("empty list", []),
  never("list of nulls", [null]),
  never("list of objects", [{ not: "" }]),
  never(
    "20,000 elements",
    Array.from({ length: 20_000 }, () => "x"),
  ),
];
const OBJECTS: readonly Hostile[] = [
  maybe("empty object", {}),
  never("unknown field", { nonsense: 1 }),
];

const OWN: Readonly<Record<Field["kind"], readonly Hostile[]>> = {
  text: TEXTS,
  day: DAYS,
  mark: MARKS,
  enum: ENUMS,
  number: NUMBERS,
  boolean: BOOLEANS,
  array: LISTS,
  object: OBJECTS,
};
const TAKES: Readonly<Record<Field["kind"], string[]>> = {
  text: ["text"],
  day: [],
  mark: ["text"],
  enum: [],
  number: ["number"],
  boolean: ["boolean"],
  array: ["list", "nested"],
  object: ["object"],
};

const isOfWords = ({ kind, shape }: Field) =>
  kind === "array" && fieldOf(shape.items ?? {}).kind === "text";

/** Everything bad for one field. */
export function hostileFor({ field, required }: Placed): Hostile[] {
  // A list of words may come as words with commas between.
  const takes = TAKES[field.kind].concat(isOfWords(field) ? "text" : []);
  const wrongTypes = Object.entries(TYPES)
    .filter(([name]) => !takes.includes(name))
    .filter(([name]) => name !== "null" || !field.nullable)
    .map(([, one]) => one);
  const missing = required ? [never("left out", undefined)] : [];
  return [...missing, ...wrongTypes, ...OWN[field.kind]].map((one) =>
    isMeant(field, one) ? maybe(one.name, one.value) : one,
  );
}

/**
 * A number that the schema says it takes, such as a decimal or a size beyond four bytes, is only odd, and
 * so is a name in what has no fixed names: an import says of a fact that it does not know.
 */
function isMeant({ kind, shape }: Field, { name, value }: Hostile): boolean {
  if (kind === "object") return name === "unknown field" && shape.properties === undefined;
  if (kind !== "number" || typeof value !== "number") return false;
  if (shape.type === "integer" && !Number.isInteger(value)) return false;
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = shape;
  return value >= minimum && value <= maximum;
}

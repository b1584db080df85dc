import * as z from "zod";
import { inPlainWords } from "./plain-words";

// Every schema comes by here, on the server and in forms: no sentence of the library reaches anybody.
z.config({ customError: inPlainWords });

/** Fields that every noun shares. What PostgreSQL cannot store is refused here, by name. */
export const storable = (value: string) => !value.includes("\u0000") && value.isWellFormed();
export const UNSTORABLE = "Remove the characters that cannot be stored (NUL or half a symbol).";

/** Nobody writes these; they make what stands beside them read backwards. Marks of direction are fine. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;
const TURNED =
  "Remove the invisible characters that turn the direction of text (U+202A to U+202E, U+2066 to U+2069).";

/** One line or a paragraph: trimmed, bounded, storable. Lengths in UTF-16 units. */
export const text = (max = 200, min = 1) =>
  z
    .string()
    .max(max, `Use at most ${max.toLocaleString("en")} characters.`)
    .refine(storable, UNSTORABLE)
    .refine((value) => !TURNS.test(value), TURNED)
    .transform((value) => value.trim())
    .refine((value) => value.length >= min, {
      message: min <= 1 ? "Fill this in." : `Use at least ${min} characters.`,
    });
export const longText = (max = 8000, min = 1) => text(max, min);
/** A reason that somebody will read in two years. */
export const reason = () => text(4000, 10);
export const optionalText = (max = 8000) =>
  text(max, 0)
    .nullish()
    .transform((value) => value || null);

export const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (value: string) => UUID.test(value);

/** A record by its id or its reference; paths, the command line and forms take either. */
export const recordRef = z.string().regex(REFERENCE, "Give a reference such as R-05, or an id.");
const SEVERAL = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}(,[A-Za-z0-9][A-Za-z0-9._-]{0,63}){0,49}$/;
/** One or several records, as `a,b` in an address. */
export const anyRef = z
  .string()
  .regex(SEVERAL, "Give references such as R-05, or ids, with commas between them.")
  .transform((value) => value.split(","))
  .optional();

/** A person by id, reference or e-mail address. */
export const personRef = z
  .string()
  .max(254)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._%+@-]*$/, "Choose a person.");

/** `where` for a record named either way. */
export const named = (ref: string): { id: string } | { reference: string } =>
  isUuid(ref) ? { id: ref } : { reference: ref };

/** The largest whole number the database stores in a column of numbers. */
const LARGEST = 2_147_483_647;
/**
 * A whole number. Forms and addresses send its digits; nothing else is taken for a number: `true`,
 * "" and [3] are none.
 */
export const whole = (min = 0, max = LARGEST, message?: string) =>
  z.preprocess(
    (value) => (typeof value === "string" && /^-?\d{1,10}$/.test(value) ? Number(value) : value),
    z.int(message).min(min, message).max(max, message),
  );

/** The version the caller saw; a stale one is answered with 409. */
export const version = whole(1, LARGEST, "Send the version you saw.");

/** A calendar day, `YYYY-MM-DD`, that exists, between 1900 and 2199. */
export const day = z
  .string()
  .regex(/^(19|20|21)\d\d-\d\d-\d\d$/, "Give a day as YYYY-MM-DD.")
  .refine((value) => {
    const at = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
  }, "This day does not exist.");

export const degree = whole(1, 5, "Choose 1 to 5.");

/** The day an instant falls on, in UTC. */
export const dayOf = (at: Date) => at.toISOString().slice(0, 10);
/** A day as the database's date column takes it. */
export const asDate = (value: string) => new Date(`${value}T00:00:00Z`);
/** `value` days later, as `YYYY-MM-DD`. */
export const plusDays = (value: string, days: number) =>
  dayOf(new Date(asDate(value).getTime() + days * 86_400_000));

/** One or many of an enum, as `a,b` in a query string or as an array. */
export const anyOf = <Values extends Readonly<Record<string, string>>>(values: Values) =>
  z
    .preprocess(
      (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
      z.array(z.enum(values)).max(50),
    )
    .optional();

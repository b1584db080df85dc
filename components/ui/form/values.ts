/** Pure parts of the form: what counts as empty, what is sent, what a schema says. */
export type Values = Record<string, unknown>;

export interface FieldRule {
  required: boolean;
  /** Sent as null when empty, so that a former value is cleared. */
  keepEmpty: boolean;
  /** The field's term, and its values as people read them. */
  label?: string | undefined;
  say?: ((value: unknown) => string) | undefined;
}

export const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === "" ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === "string" && value.trim() === "");

/** Reads `a.b` from nested values. */
export function valueAt(values: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === "object" && inner !== null
          ? Object.entries(inner).find(([name]) => name === key)?.[1]
          : undefined,
      values,
    );
}

/** Names of required fields without a value. */
export const missing = (values: Values, rules: ReadonlyMap<string, FieldRule>): string[] =>
  [...rules]
    .filter(([name, rule]) => rule.required && isEmpty(valueAt(values, name)))
    .map(([name]) => name);

/**
 * What is sent: empty optional fields are left out (an empty text is not a date, a number or a
 * choice), and so are empty ones that are not on screen; they are null where the form says that
 * emptiness means something.
 */
export function prepared(
  values: Values,
  rules: ReadonlyMap<string, FieldRule>,
  prefix = "",
): Values {
  const sent: Values = {};
  for (const [key, value] of Object.entries(values)) {
    const rule = rules.get(prefix + key);
    if (isPlain(value)) sent[key] = prepared(value, rules, `${prefix}${key}.`);
    else if (rule?.required || !isBlank(value)) sent[key] = value;
    else if (rule?.keepEmpty) sent[key] = null;
  }
  return sent;
}

const isBlank = (value: unknown) => isEmpty(value) && value !== false && !Array.isArray(value);

const isPlain = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The part of Standard Schema that a form needs; zod, valibot and others fit. */
export interface Schema {
  "~standard": {
    validate(value: unknown): SchemaResult | Promise<SchemaResult>;
  };
}

interface SchemaResult {
  issues?:
    | readonly {
        message: string;
        path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
      }[]
    | undefined;
}

/** A schema, or a function that loads it: a validation library in a page weighs thirty kilobytes. */
export type SchemaSource = Schema | (() => Promise<Schema>);

/** @returns the first message for each field, empty when the values pass. */
export async function schemaErrors(
  source: SchemaSource,
  value: Values,
): Promise<Record<string, string>> {
  const schema = typeof source === "function" ? await source() : source;
  const { issues = [] } = await schema["~standard"].validate(value);
  const errors: Record<string, string> = {};
  for (const { message, path = [] } of issues) {
    const name = path.map((part) => String(typeof part === "object" ? part.key : part)).join(".");
    errors[name] ??= message;
  }
  return errors;
}

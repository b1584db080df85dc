/** Pure parts of a conflict: what somebody else changed meanwhile, held against what is typed. */
import { isEmpty, type Values, valueAt } from "./values";

export interface Clash {
  readonly name: string;
  readonly theirs: unknown;
  readonly yours: unknown;
}

export interface Merged {
  /** Changed by them and untouched here: the field shows the new value. */
  readonly taken: readonly { readonly name: string; readonly value: unknown }[];
  /** Changed on both sides, to something else: what is typed stays, and both are told. */
  readonly clashes: readonly Clash[];
}

const isSame = (one: unknown, other: unknown) =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other);

/**
 * Three states of a form's fields: as it was opened, as the record is now, as it is typed.
 * @param names of the fields on screen
 */
export function mergedOf(
  { opened, now, typed }: Readonly<Record<"opened" | "now" | "typed", Values>>,
  names: Iterable<string>,
): Merged {
  const fields = [...names].map((name) => ({
    name,
    was: valueAt(opened, name),
    theirs: valueAt(now, name),
    yours: valueAt(typed, name),
  }));
  const moved = fields.filter(({ was, theirs }) => !isSame(was, theirs));
  return {
    taken: moved
      .filter(({ was, yours }) => isSame(was, yours))
      .map(({ name, theirs }) => ({ name, value: theirs ?? "" })),
    clashes: moved
      .filter(({ was, theirs, yours }) => !isSame(was, yours) && !isSame(theirs, yours))
      .map(({ name, theirs, yours }) => ({ name, theirs, yours })),
  };
}

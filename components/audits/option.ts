/** One choice of a select, as pages hand it to forms. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Choices from the words of an enum. */
export const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

interface Named {
  readonly reference: string;
  readonly name: string;
  readonly title?: string;
}

/** People as choices, by reference. */
export const people = (named: readonly Named[]): Option[] =>
  named.map(({ reference, name, title }) => ({
    value: reference,
    label: title ? `${name}, ${title}` : name,
  }));

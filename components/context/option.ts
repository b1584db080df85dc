/** One choice of a select, as the pages hand it to the forms. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Choices from the words of an enum. */
export const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

interface Named {
  readonly reference: string;
  readonly name?: string;
  readonly title?: string;
}

/** People as choices, by reference. */
export const people = (rows: readonly Named[]): Option[] =>
  rows.map(({ reference, name = reference, title }) => ({
    value: reference,
    label: title ? `${name}, ${title}` : name,
  }));

/** Risks and controls as choices, by reference. */
export const records = (rows: readonly Named[]): Option[] =>
  rows.map(({ reference, title = "" }) => ({ value: reference, label: `${reference} ${title}` }));

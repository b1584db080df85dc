/** One choice of a select, as the pages hand it to the forms. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Choices from the words of an enum. */
export const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

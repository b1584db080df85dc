/** One choice of a select, as pages and forms hand it on. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

/** Choices from the words of an enum. */
export const optionsOf = (
  labels: Readonly<Record<string, string>>,
  help: Readonly<Record<string, string>> = {},
): Option[] =>
  Object.entries(labels).map(([value, label]) => {
    const description = help[value];
    return { value, label, ...(description && { description }) };
  });

interface Step {
  readonly name: string;
  readonly meaning: string;
}

/** A step of a scale: `4 Likely: Several times a year.` */
export const stepsOf = (steps: readonly Step[]): Option[] =>
  steps.map(({ name, meaning }, at) => ({
    value: String(at + 1),
    label: `${at + 1} ${name}: ${meaning}`,
  }));

/** People as choices, by reference and plain name. */
export const peopleOptions = (
  people: readonly { readonly reference: string; readonly name: string }[],
): Option[] => people.map(({ reference, name }) => ({ value: reference, label: name }));

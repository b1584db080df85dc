/** Words of what narrows the register from elsewhere: a cell of the matrix, a movement, an age. */
export const narrowed = {
  only: (parts: string) => `Only risks ${parts}.`,
  and: ", and ",
  likelihood: (of: string, step: string) => `with ${of.toLowerCase()} likelihood ${step}`,
  impact: (of: string, step: string) => `with ${of.toLowerCase()} impact ${step}`,
  cell: (of: string, likelihood: string, impact: string) =>
    `with ${of.toLowerCase()} likelihood ${likelihood} and impact ${impact}`,
  moved: {
    up: (of: string, day: string) => `whose ${of.toLowerCase()} level rose since ${day}`,
    down: (of: string, day: string) => `whose ${of.toLowerCase()} level fell since ${day}`,
    rated: (_: string, day: string) => `that were rated for the first time since ${day}`,
  },
  noSince: "The filter by movement was left out: it needs a day since which a level moved.",
  noMove: "The day of a movement was left out: it needs which way a level moved.",
  never: "that were never assessed",
  assessed: (from: string, to: string) =>
    from && to
      ? `last assessed from ${from} to ${to}`
      : from
        ? `last assessed in ${from} or later`
        : `last assessed in ${to} or earlier`,
  all: "Show the others, too",
} as const;

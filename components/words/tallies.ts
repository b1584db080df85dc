/** Words of what is counted of the register: the matrix with its movement, above appetite, ageing. */
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const many = (count: number) => count.toLocaleString("en");

export const tallies = {
  matrix: "Risks by likelihood and impact",
  value: "Which level",
  since: "Compare with",
  compare: "Compare",
  wasFrom: (day: string) => `Small numbers: what it was on the morning of ${day}.`,
  noDay: "The address names no day that is in the calendar: nothing is compared.",
  still: (day: string) => `No risk changed its level, came or went since ${day}.`,
  moved: (day: string) => `Since ${day}:`,
  rose: (count: number, band: string) => `${many(count)} rose into ${band}`,
  fell: (count: number, band: string) => `${many(count)} fell to ${band}`,
  rated: (count: number, isCapped: boolean) =>
    `${isCapped ? `more than ${many(count - 1)}` : many(count)} rated for the first time`,
  closed: (count: number) => `${many(count)} closed`,
  manyRose: "Those that rose",
  manyFell: "Those that fell",
  manyMoved: "More than 1,000 risks changed their level.",

  top: "Highest residual risks",
  topCaption: (above: number, count: number, appetite: number) =>
    above === 0
      ? `None of the ${count} highest stays above ${appetite}, what its owner may accept, after treatment`
      : `${above} of the ${count} highest ${above === 1 ? "stays" : "stay"} above ${appetite}, what its owner may accept, after treatment`,
  ownerLimit: "Owner may accept",
  risk: "Risk",

  above: "Above appetite",
  aboveCaption: (count: number, open: number) =>
    open === 0
      ? "No risk is open."
      : count === 0
        ? "No open risk is above what its owner may accept without being accepted."
        : `${many(count)} of ${many(open)} open risks ${count === 1 ? "is" : "are"} above what the owner may accept, and not accepted.`,
  aboveBand: (band: string) => `${band}, not accepted`,

  ageing: "Ageing",
  ageingCaption: (old: number, open: number, overdue: number) =>
    open === 0
      ? "No risk is open."
      : `${old === 0 ? "Every open risk was assessed in the last year" : `${many(old)} of ${many(open)} open risks ${old === 1 ? "was" : "were"} not assessed in the last year`}; ${overdue === 0 ? "no review is overdue" : `${plural(overdue, "review is", "reviews are")} overdue`}.`,
  lastAssessed: "Last assessed",
  count: "Risks",
  aged: (count: string, age: string) => `${count} assessed: ${age.toLowerCase()}`,
  reviews: "Reviews",
  overdue: "Reviews overdue",
  soon: "Reviews due in 30 days",

  none: "No risks yet",
  noneBody: "Import a model card or add a risk, and the matrix appears here.",
  openRegister: "Open the register",
} as const;

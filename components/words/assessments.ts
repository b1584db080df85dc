/** Words of a risk's assessments: over time, and two of them side by side. */
const MOVED = { fell: "fell", rose: "rose", stayed: "stayed" } as const;
const times = (count: number) => (count === 1 ? "1 assessment" : `${count} assessments`);

interface Trend {
  readonly moved: keyof typeof MOVED;
  readonly first: number;
  readonly last: number;
  readonly above: number;
  readonly isAbove: boolean;
}

export const assessments = {
  /** The finding of the chart. */
  trend: ({ moved, first, last, isAbove }: Trend, count: number, limit: number) =>
    `${moved === "stayed" ? `Current stayed at ${last}` : `Current ${MOVED[moved]} from ${first} to ${last}`} over ${times(count)}, and is ${isAbove ? "above" : "within"} the ${limit} that its owner may accept`,
  once: (score: number, limit: number) =>
    `Assessed once so far. Current is ${score}, ${score > limit ? "above" : "within"} the ${limit} that its owner may accept.`,
  limit: "Owner may accept",
  point: "Day",
  now: "Now",
  compare: "Compare assessments",
  compareTitle: (reference: string) => `Assessments of ${reference} side by side`,
  compareLead: (from: string, to: string) => `${from} against ${to}`,
  choose: "Which two assessments",
  earlier: "This one",
  later: "Against this one",
  act: "Compare",
  choice: (at: string, score: number, by: string) => `${at}: current ${score}, ${by}`,
  none: "Nothing differs but the day and the words.",
  one: "There is one assessment so far: it is shown against itself.",
  differences: "What differs",
  differenceHead: ["What", "Before", "After"],
  about: (what: string, control: string, planned: boolean) =>
    planned ? `${control}, planned: ${what.toLowerCase()}` : `${control}: ${what.toLowerCase()}`,
  nothing: "none",
  sideBySide: "Side by side",
  sideHead: ["", "Before", "After"],
  parts: {
    at: "When",
    by: "Assessed by",
    trigger: "Asked for by",
    method: "Edition of the method",
    reasonLikelihood: "Reason for the likelihood",
    reasonImpact: "Reason for the impact",
    override: "Level set by a person",
    controls: "Controls then",
    planned: "Planned then",
  },
  control: (reference: string, side: string, strength: string, state: string) =>
    `${reference}, ${strength.toLowerCase()} on ${side.toLowerCase()}, ${state.toLowerCase()}`,
  noControls: "None",
  reckoned: (at: string, edition: string) => `How that of ${at} was computed, by method ${edition}`,
} as const;

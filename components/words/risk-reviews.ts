/** Words of reviewing risks: the page that is worked through by keyboard, and single looks. */
const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

export const riskReviews = {
  title: "Review risks",
  tab: "Review",
  lead: (count: number, capped: boolean) =>
    capped
      ? `More than ${plural(count, "risk waits", "risks wait")} for a look.`
      : `${plural(count, "risk waits", "risks wait")} for a look.`,
  empty: "Nothing is due",
  emptyBody: "No risk waits for a review within this filter and the next fourteen days.",
  all: "Look at all that have a day",
  open: "Review by keyboard",

  progress: (done: number, all: number) => `${done} of ${all}`,
  progressLabel: (done: number, all: number) => `${done} of ${all} risks looked at`,
  queue: "Risks to look at",
  subject: "The risk to look at",
  marks: {
    open: "Open",
    confirmed: "Still valid",
    rescored: "Re-scored",
    skipped: "Skipped",
  },
  finished: "You have looked at all of these",
  finishedBody: (confirmed: number, rescored: number, skipped: number) =>
    `${confirmed} still valid, ${rescored} re-scored, ${skipped} skipped.`,
  more: "Go on with the others",
  again: "Back to what was skipped",

  levels: "Levels",
  statement: "Scenario",
  assets: "Assets",
  fields: {
    cause: "Cause",
    event: "Event",
    consequence: "Consequence",
    benefit: "Benefit",
    effectCheck: "How the effect is judged",
  },
  due: "Review due",
  openRecord: (reference: string) => `Open ${reference}`,
  since: "Since the last look",
  nobody: "Nobody has reviewed it yet.",
  last: (by: string, day: string, result: string) => `${result}, ${by}, ${day}`,
  nothing: "Nothing on record has changed.",
  changes: {
    score: (was: number, now: number) => `Score: ${was}, now ${now}`,
    control: (name: string, was: string, now: string) => `${name}: ${was}, now ${now}`,
    linked: (name: string, now: string) => `${name}: linked since, ${now}`,
    action: (name: string, state: string, day: string) => `${name}: ${state}, ${day}`,
    acceptance: (name: string, state: string, day: string) => `${name}: ${state}, ${day}`,
    finding: (name: string, day: string) => `Finding ${name}, ${day}`,
  },

  valid: "Still valid",
  rescore: "Re-score",
  skip: "Skip",
  cancel: "Back",
  notYours: "Its owner or a compliance officer reviews it.",
  reason: "Why it is still valid",
  reasonHelp: "Arrow keys offer what was said before. Ctrl or ⌘ and Enter sends.",
  templates: [
    "Scenario, assets and controls are as they were; the level is right.",
    "What changed since was looked at and does not change the level.",
    "Looked at with the people who run it; nothing new came up.",
    "Incidents and findings since were considered; the level is right.",
  ],
  said: "Review kept",
  conflict: (by: string, what: string, at: string) => `${by} changed it meanwhile: ${what}, ${at}.`,
  conflictLevel: (was: string, now: string) => `Its current level was ${was} and is ${now}.`,
  conflictStays: "It stays in your list. What you wrote is kept: look again, then send.",
  gone: "It is no longer there to be reviewed. Skip it, or open it.",
  none: "not assessed",

  keys: [
    ["v", "Still valid"],
    ["r", "Re-score"],
    ["s", "Skip"],
    ["j", "Next risk"],
    ["k", "Previous risk"],
    ["Esc", "Back from the form"],
  ],
  keysHint: "v still valid · r re-score · s skip · j and k move · ? keys",

  interval: "Review at least every … days",
  intervalHelp: "Left empty: as its level asks. Never later than that.",
  intervalFact: "Review interval",
  intervalDays: (days: number) => `At least every ${plural(days, "day", "days")}`,
  intervalBand: "As its level asks",
  intervalLowest: "As for the lowest level",
  reviews: "Reviews",
  reviewHead: ["Date", "By", "Result", "Score then", "Why"],
} as const;

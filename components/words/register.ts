/** Words of the register as a tool: its lines, changes of many risks, what others changed. */
const count = (n: number, one: string, many: string) =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

export const register = {
  columns: {
    kind: "Kind",
    assets: "Assets",
    reviewDays: "Interval",
    method: "Method",
  },
  filters: {
    owner: "Owner",
    asset: "Asset",
    control: "Control",
    threat: "Threat",
    review: "Review",
    appetite: "Appetite",
    kind: "Kind",
  },
  fields: { title: "Title", owner: "Owner", reviewDays: "Review interval" },
  me: "Me",
  andMore: (n: number) => `and ${n} more`,
  days: (n: number) => count(n, "day", "days"),
  byBand: "As its level says",
  older: (edition: string) => `${edition}, an older one`,

  saved: "Saved",
  notSaved: (reference: string) => `${reference} was not saved`,
  changedBy: (name: string, at: string) => `${name} changed it at ${at}.`,
  changedBySystem: "It changed meanwhile.",
  now: (field: string, theirs: string, yours: string) =>
    `${field}: now “${theirs}”, yours “${yours}”.`,
  useLatest: "Show the latest",
  dismiss: "Dismiss",

  batches: "Imports and changes in bulk",

  bulk: {
    change: "Change",
    changeAll: (n: string) => `Change all ${n} that match`,
    changeTitle: (n: number) => `Change ${count(n, "risk", "risks")}`,
    changeAllTitle: "Change all risks that match",
    body: "Only what you choose here is changed. Nothing is written before you have seen what it does.",
    tooMany: "At most 500 risks in one act. Narrow the filter, or choose fewer.",
    owner: "Owner",
    reviewDays: "Review interval",
    reviewDaysHelp: "Never longer than the level of the risk asks for.",
    option: "Treatment",
    optionHelp: "Only where no plan or acceptance rests on it.",
    threat: "Threat",
    look: "Look first",
    preview: "What it does",
    counts: (changed: number, unchanged: number, refused: number) =>
      `${changed} will be changed, ${unchanged} say this already, ${refused} cannot be changed`,
    done: (changed: number, refused: number) => `${changed} changed, ${refused} skipped`,
    head: ["Risk", "Result", "What changes, or why not"],
    results: { changed: "Will be changed", unchanged: "Stays as it is", refused: "Skipped" },
    said: { changed: "Changed", unchanged: "Stayed as it was", refused: "Skipped" },
    moves: (field: string, before: string, after: string) =>
      before ? `${field}: ${before} → ${after}` : `${field}: ${after}`,
    stands: (n: number) =>
      `${count(n, "acceptance stays", "acceptances stay")} in force: none rests on what you change.`,
    back: "Back",
    submit: (n: number) => `Change ${count(n, "risk", "risks")}`,
    finished: "Changed",
    undo: "Undo",
    undone: "Undone",
    undoHelp: "For a day you can undo it here or under “Imports and changes in bulk”.",
    close: "Close",
  },

  changes: {
    title: "Imports and changes in bulk",
    lead: "A change in bulk can be undone for a day by who made it, where nobody changed the risk since; an import by who made it or a compliance officer, while nothing rests on it.",
    name: "risk-changes",
    empty: "Nothing was changed in bulk yet",
    emptyBody: "Select risks in the register to change them together.",
    undoBody: "Each risk gets its former values back, unless somebody changed it since.",
  },
} as const;

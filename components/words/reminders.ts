const number = (value: number) => value.toLocaleString("en");
const items = (count: number) => `${number(count)} ${count === 1 ? "item" : "items"}`;

/** Words of reminders, due days and the workload. */
export const reminders = {
  title: (count: number) => `Reminders (${number(count)})`,
  of: (name: string) => `with ${name}`,
  ofNobody: "with nobody",
  read: "Mark as read",
  readOf: (reference: string) => `Mark as read: the reminder of ${reference}`,
  readAll: "Mark all as read",
  readDone: (count: number) => `${items(count)} read`,
  more: (count: number) => `${items(count)} more once these are read.`,
} as const;

export const dues = {
  title: "What falls due",
  lead: "Everything with a due day, the earliest first.",
  tabs: "My work",
  tasks: "To do",
  list: "Falls due",
  load: "Workload",
  empty: "Nothing falls due.",
  emptyBody: "What has a due day appears here: attestations, reviews, actions and what ends.",
  columns: {
    kind: "What",
    reference: "Reference",
    title: "Title",
    due: "Due",
    person: "Person",
    count: "Records",
  },
  nobody: "Compliance officers",
  kindFilter: "What",
  personFilter: "Person",
  only: (parts: readonly string[]) => `Only what is ${parts.join(" and ")}.`,
  from: (day: string) => `due on ${day} or later`,
  to: (day: string) => `due on ${day} or earlier`,
  of: "of one person",
  all: "Show everything",
} as const;

export const workload = {
  title: "Workload",
  lead: "What falls due in the next twelve weeks or months, by person.",
  steps: "Weeks or months",
  nothing: "Nothing falls due in this time.",
  caption: (total: number, span: string, most: number) =>
    `${items(total)} fall due, most of them from ${span} (${number(most)})`,
  chart: "Over time",
  table: "By person",
  late: "Late",
  total: "Total",
  person: "Person",
  series: "Items",
  from: "From",
  everybody: "Everybody",
} as const;

/** Words of importing a table of risks. */
const count = (n: number, one: string, many: string) =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

type Counted = Readonly<Record<"created" | "updated" | "same" | "there", number>>;

export const loads = {
  title: "Import risks",
  lead: "Bring a register from a table. You see what each row does before anything is written, and can take it back for a day.",
  act: "Import",

  choose: "Choose a table",
  formats:
    "CSV or XLSX, with the names of the columns in the first row. Risks are matched by their reference; an empty cell changes nothing.",
  file: "File",
  read: "Read it",
  unreadable: "This table could not be read.",
  again: "Choose another table",
  passedOver: (names: string) =>
    `This is an export of Annex. These columns follow from other things and are passed over: ${names}.`,

  explain: "Words to explain",
  explainLead: "Nobody and nothing here is called so. Say what is meant, or leave it out.",
  explained: "Use these meanings",
  meant: (field: string, value: string, rows: number) =>
    `${field} “${value}” (${count(rows, "row", "rows")})`,
  nothing: "Says nothing",

  problems: (n: number) => `${count(n, "cell has", "cells have")} to be corrected`,
  problemsLead: "Nothing is imported while one is wrong. Correct the table and choose it again.",
  /** The first row with a fault, and how many others have it too. */
  rowsFrom: (line: number, rows: number) =>
    rows === 1 ? `${line}` : `${line} and ${(rows - 1).toLocaleString("en")} more`,
  problemHead: ["Row", "Column", "Stands there", "What to do"],

  preview: "What the import does",
  summary: ({ created, updated, same, there }: Counted) =>
    [
      `${count(created, "risk", "risks")} will be added, ${updated.toLocaleString("en")} changed, ${count(same, "stays as it is", "stay as they are")}.`,
      there > 0 ? `${count(there, "row is", "rows are")} already there and left out.` : "",
    ]
      .filter(Boolean)
      .join(" "),
  like: (line: number) => `As in row ${line}`,
  doubles: "Bring in rows that are already there too",
  doublesHelp: "Each becomes a second risk with the same words about the same assets.",
  before: (batch: string) => `The same table was imported before, as ${batch}`,
  beforeBody: (by: string, file: string, at: string) =>
    `${by || "Somebody"} imported it${file && ` from “${file}”`} at ${at}, and nobody took it back.`,
  beforeLink: (batch: string) => `Look at ${batch}, or take it back`,
  importAgain: (batch: string) => `Import the table again, beside ${batch}`,
  head: ["Row", "What happens", "Risk", "Changes"],
  onlyChanges: "Only rows that change something",
  change: (field: string, before: string, after: string) =>
    before ? `${field}: ${before} → ${after}` : `${field}: ${after}`,
  /** What a row is told to change beside its fields. */
  levels: { inherent: "Inherent", current: "Current" } as Readonly<Record<string, string>>,
  firstOf: (shown: number, all: number) =>
    `The first ${shown.toLocaleString("en")} of ${all.toLocaleString("en")} are shown.`,
  voids: (n: number) => `This import voids ${count(n, "acceptance", "acceptances")}`,
  voided: (acceptance: string, risk: string) => `${acceptance} of ${risk}`,
  voidsBody: "What they rest on changes: these risks must then be judged again.",
  same: "The register says all of this already. There is nothing to import.",
  confirm: (n: number) => `Import ${count(n, "row", "rows")}`,
  done: "Imported",

  resultTitle: (reference: string) => `Import ${reference}`,
  resultLead: (created: number, updated: number) =>
    `It added ${count(created, "risk", "risks")} and changed ${updated.toLocaleString("en")}.`,
  brought: "What was brought",
  by: "Imported by",
  at: "Imported at",
  source: "File",
  added: "Added",
  changed: "Changed",
  nothingLeft: "Nothing of it is left in the register.",
  stillThere: "These are as they were before.",
  undo: "Take it back",
  undoLead: (until: string) =>
    `Until ${until}, while nothing changed or rests on it: what was added goes, what was changed is as it was.`,
  undone: "This import was taken back.",
  undoDone: "Taken back",
  against: "It cannot be taken back",
} as const;

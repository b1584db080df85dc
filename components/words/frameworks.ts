/** Words of frameworks, their requirements and what a new edition changes. */
const count = (n: number, one: string, many: string) =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

export const frameworks = {
  title: "Frameworks",
  lead: "Standards, laws and customers' lists. One control and its evidence answer requirements of several of them.",
  name: "frameworks",
  adopted: "Here",
  offered: "Shipped, not adopted",
  offeredLead:
    "Adopting one brings its requirements and a proposal of the controls that answer them.",
  nothingHere: "No framework yet",
  nothingHereBody: "Adopt a shipped one below, or import your own from a table.",
  notYours: "A compliance officer adopts and imports frameworks.",
  adopt: "Adopt",
  adoptTitle: (name: string) => `Adopt ${name}`,
  adoptBody: (n: number) =>
    `Brings ${count(n, "requirement", "requirements")}. You can take it back for a day while nothing leans on it.`,
  adoptDone: "Framework adopted",
  import: "Import a framework",
  head: ["Framework", "State", "Requirements", "How they stand", "Gaps"],
  offeredHead: ["Framework", "Requirements", "What it is", "Act"],
  edition: (title: string, edition: string) => `${title}, ${edition}`,
  standing: (label: string, n: number) => `${label}: ${n}`,
  noGaps: "No gap",
  more: (n: number) => `and ${n} more`,

  notTheText: "Not the text of the standard",
  suggestion: (n: number) =>
    `${count(n, "link to a control is", "links to controls are")} our suggestion that nobody has confirmed yet. Confirm or change them on the page of the requirement.`,
  draft: (n: number) =>
    n === 0
      ? "Every line is settled. This edition can be put in force."
      : `${count(n, "line waits", "lines wait")} to be accepted or changed before this edition is in force.`,
  replaced: "This edition was replaced. It stays as it was.",
  compare: "Look at the difference",
  facts: {
    state: "State",
    origin: "Origin",
    key: "Short name",
    edition: "Edition",
    requirements: "Requirements",
    brought: "Brought",
    inForce: "In force since",
    editions: "Other editions",
  },
  by: (when: string, who: string) => (who ? `${when}, ${who}` : when),
  newEdition: "Import a new edition",
  takeBack: "Take it back",
  takeBackBody: "Its requirements and their links to controls go. The controls stay as they are.",
  takenBack: "Framework taken back",
  against: "It cannot be taken back",

  requirements: "Requirements",
  requirementsName: "requirements",
  empty: "No requirement",
  columns: {
    requirement: "Requirement",
    standing: "Standing",
    why: "Why",
    controls: "Controls",
    owner: "Owner",
    evidence: "Last evidence",
    parent: "Stands under",
  },
  evidence: (on: string, reference: string) => `${on} (${reference})`,

  asks: "What it asks, in our words",
  noText: "Nothing is written here beside its title.",
  practice: "With small language models",
  answered: "What answers it",
  answeredHead: ["Control", "State", "Since", "Owner", "Last evidence", "Link"],
  noControl: "No control answers it yet.",
  suggested: "Suggested",
  confirmed: "Confirmed",
  noEvidence: "None accepted",
  unowned: "Nobody",
  above: "Stands under",
  below: "Under it",
  former: "In the edition before",
  followers: "In the edition after",
  audits: "Audits that looked at it",
  place: "Where it is done",
  map: "Say what answers it",
  mapLead:
    "Choose the controls whose work and evidence meet this requirement. What was suggested and stays is confirmed by it.",
  mapField: "Controls",
  mapped: "Controls saved",

  alsoMeets: "Also meets",
  alsoMeetsNone: "No requirement of another framework names this control.",
} as const;

export const differences = {
  title: (reference: string) => `What ${reference} changes`,
  lead: (former: string) =>
    `Compared with ${former}, which stays in force until this edition is. Its controls go along with each line.`,
  none: "This framework follows no other edition.",
  lines: "Lines",
  same: "Nothing is different.",
  choose: (ref: string) => `Choose ${ref}`,
  chooseAll: "Choose all that wait",
  head: ["", "What", "Before", "Now", "Why", "Controls", "State", "Act"],
  select: "Chosen",
  score: (score: number) => `${score} of 100`,
  nothing: "Nothing",
  waits: "Waits",
  settled: "Settled",
  accept: (n: number) => `Accept ${count(n, "line", "lines")}`,
  accepted: "Lines accepted",
  chooseFirst: "Choose the lines that you accept as they are proposed.",
  change: "Change",
  changeTitle: (ref: string) => `What ${ref} follows`,
  changeLead: "Choose the requirement of the edition before whose controls it takes along.",
  changeField: "It follows",
  changeNone: "Nothing: it is new",
  changed: "Line changed",
  putInForce: "Put in force",
  putInForceBody:
    "The edition before is replaced and stays readable with its controls as they are now.",
  inForce: "The new edition is in force",
  kinds: (label: string, n: number) => `${label}: ${n}`,
} as const;

export const frameworkImports = {
  title: "Import a framework",
  lead: "Bring a list of requirements from a table. You see what each row does before anything is written.",
  formats:
    "CSV or XLSX, with the names of the columns in the first row: reference, title, and as you like text, what it stands under, and controls.",
  unreadable: "This table could not be read.",
  again: "Choose another table",
  needsBoth: "Say which column is the reference and which is the title.",
  about: "About the framework",
  aboutLead:
    "A short name that is here already makes this a new edition of it, which is compared before it is in force.",
  fields: {
    key: "Short name",
    keyHelp: "Small letters and digits, such as soc2.",
    edition: "Edition",
    editionHelp: "As its publisher says it, such as 2022 or 1.1.",
    title: "Title",
    note: "What it is",
    noteHelp: "Who asks for it, and where its text stands. Do not copy text that you may not copy.",
  },
  look: "Show what it does",
  looked: "Preview below",
  preview: "What the import does",
  summary: (requirements: number, headings: number, links: number, unanswered: number) =>
    `${count(requirements, "requirement", "requirements")} under ${count(headings, "heading", "headings")}, ${count(links, "link", "links")} to controls; ${count(unanswered, "requirement has", "requirements have")} no control yet.`,
  replaces: (reference: string) =>
    `${reference} is in force. This edition arrives as a draft, to be compared with it line by line.`,
  first: "It is the first edition, and is in force at once.",
  head: ["Row", "Reference", "Title", "Stands under", "Controls"],
  heading: "Heading",
  firstOf: (shown: number, all: number) => `The first ${shown} of ${all} rows are shown.`,
  problems: (n: number) => `${count(n, "cell has", "cells have")} to be corrected`,
  problemsLead: "Nothing is imported while one is wrong. Correct the table and choose it again.",
  problemHead: ["Row", "Column", "Stands there", "What to do"],
  rowsFrom: (line: number, rows: number) =>
    rows === 1 ? `${line}` : `${line} and ${rows - 1} more`,
  confirm: "Import it",
  done: "Framework imported",
} as const;

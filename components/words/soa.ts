/** Words of the Statement of Applicability. */
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const soa = {
  title: "Statement of Applicability",
  lead: "Every control of Annex A and your own: necessary or not, why, and how it stands (6.1.3 d).",
  tabs: {
    label: "Views of the statement",
    statement: "Statement",
    checks: "Checks",
    editions: "Editions",
    compare: "Differences",
  },
  counts: (necessary: number, excluded: number, undecided: number) =>
    `${necessary} necessary, ${excluded} excluded, ${undecided} not decided`,
  themeCount: (theme: string, count: number) => `${theme} (${count})`,
  empty: "93 controls, none here yet",
  emptyBody: "Bring Annex A on the page of controls, then decide each of them.",
  print: "Print",
  formats: { pdf: "PDF", docx: "DOCX", xlsx: "XLSX", csv: "CSV", json: "JSON" },
  columns: {
    ref: "Ref.",
    control: "Control",
    necessary: "Necessary",
    reason: "Sources",
    justification: "Justification",
    implementation: "Implementation",
    state: "State",
    since: "Since",
    owner: "Owner",
    attestation: "Last attestation",
    evidence: "Evidence",
  },

  edition: (edition: string) => `Statement of Applicability, edition ${edition}`,
  liveOption: "now",
  neverApproved: "No edition has been approved yet.",
  approvedNow: (edition: string, by: string, day: string) =>
    `Edition ${edition} was approved by ${by} on ${day}.`,
  unchanged: (edition: string) => `No decision differs from edition ${edition}.`,
  changed: (decisions: number, edition: string) =>
    `${plural(decisions, "line is", "lines are")} decided otherwise than in edition ${edition}.`,
  moved: (lines: number) =>
    `${plural(lines, "line differs", "lines differ")} in how the control stands.`,
  seeChanges: "See what differs",
  inWork: (edition: string) => `Edition ${edition} is being written: its lines are those below.`,
  inReview: (edition: string) =>
    `Edition ${edition} waits for approval. Until then no control can be decided anew.`,
  openEdition: "Open the edition",
  draftLines: "A draft has the lines of the live statement. They are frozen when it is submitted.",
  older: "This edition was superseded.",
  current: "Read the statement as it stands",
  returned: "Returned with a comment",
  broken: "The lines do not have the hash that they were approved with. Somebody changed them.",
  brokenBody: "Compare with a copy that was taken before, and look into the trail.",
  ownWords: "You decided lines of this edition, so somebody else approves it (S1).",
  note: "What is different and why",

  editionsEmpty: "No edition yet",
  editionsEmptyBody: "The first decision about a control starts the first edition.",
  editionColumns: {
    edition: "Edition",
    state: "State",
    author: "Begun by",
    approver: "Approved by",
    approvedAt: "Approved on",
    lines: "Lines",
    note: "What is different",
  },

  facts: {
    edition: "Edition",
    author: "Begun by",
    writers: "Decided lines",
    submitted: "Lines as of",
    approver: "Approved by",
    approvedAt: "Approved on",
    lines: "Lines",
    hash: "SHA-256",
    intact: "Checked on reading",
    isIntact: "The lines have this hash",
  },
  next: {
    finish: "Decide what is open, then submit",
    approve: "Approve or return",
    officer: "A compliance officer",
    top: "Somebody of top management who decided no line",
  },

  acts: {
    open: "Start a new edition",
    openBody: "The next decision would start one too. Nothing else changes.",
    opened: "Edition started",
    submit: "Submit for approval",
    submitBody:
      "Freezes all lines as they stand now. Until the edition is approved or returned, no control can be decided anew.",
    submitted: "Submitted. Top management approves next.",
    approve: "Approve",
    approveBody:
      "Approves these lines with their hash and supersedes the edition before. They can never be changed again.",
    approved: "Statement approved",
    return: "Return",
    returnBody: "Gives it back to its writers; its lines follow the decisions again.",
    returned: "Statement returned",
  },
  fields: {
    edition: "Edition",
    editionHelp: "Certificates name this number.",
    note: "What is different and why",
    noteHelp: "For those who approve.",
    comment: "What has to change",
  },

  checks: {
    pageTitle: "Checks of the statement",
    lead: "What an auditor would object to, the worst first, and where to mend it.",
    line: (checks: number, rows: number) =>
      checks === 0
        ? "Checks: nothing found."
        : `Checks: ${plural(checks, "finds", "find")} something, in ${plural(rows, "row", "rows")}.`,
    see: "See the checks",
    found: (checks: number) =>
      checks === 0
        ? "No check finds anything."
        : `${plural(checks, "check finds", "checks find")} something.`,
    quiet: (checks: number) => `${plural(checks, "check finds", "checks find")} nothing`,
    head: ["Severity", "Check", "Clause", { label: "Rows", numeric: true }],
    quietHead: ["Check", "Why it matters", "Clause"],
  },

  compare: {
    title: "Differences of the statement",
    lead: (from: string, to: string) => `What ${to} says differently than ${from}.`,
    edition: (edition: string) => `edition ${edition}`,
    now: "the statement as it stands",
    choose: "Editions to compare",
    from: "From",
    to: "To",
    act: "Compare",
    none: "Nothing differs.",
    only: "There is nothing to compare with yet: no edition has been started.",
    decisions: (count: number) => `Decided otherwise (${count})`,
    facts: (count: number) => `How controls stand (${count})`,
    head: ["Control", "What", "Before", "After"],
    whole: "Line",
    fields: {
      title: "Title",
      necessary: "Necessary",
      justification: "Justification",
      sources: "Sources",
      implementation: "Implementation",
      state: "State",
      owner: "Owner",
      attestation: "Last attestation",
    },
  },

  document: {
    title: "Statement of Applicability",
    asItStands: "As it stands, not approved",
    notApproved: "not approved",
    facts: {
      state: "State",
      counts: "Lines",
      taken: "Taken on",
      by: "Taken by",
      version: "Product version",
    },
    lines: (lines: number, necessary: number, excluded: number) =>
      `${lines}, of which ${necessary} necessary and ${excluded} excluded`,
    sheet: "Statement",
    about: "About",
    head: ["What", "Value"],
    broken: "The lines do not have the hash that they were approved with.",
    footer: (edition: string, sha256: string | null, by: string, at: string) =>
      `${edition}${sha256 ? `, SHA-256 ${sha256}` : ", not approved"}. Taken by ${by}, ${at}.`,
    page: (page: number | string, pages: number | string) => `${page} of ${pages}`,
  },
} as const;

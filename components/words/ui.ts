/** Words of the kit: what every list, form and record says. */
const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

export const ui = {
  dismiss: "Dismiss",
  close: "Close",
  cancel: "Cancel",
  loading: "Loading…",
  none: "None",
  unknown: "Not given",
  tones: { ok: "Good", info: "In progress", warn: "Attention", bad: "Problem", neutral: "Open" },
  bands: { low: "Low", medium: "Medium", high: "High", critical: "Critical" },

  form: {
    needed: "Fill this in.",
    choose: "Choose…",
    nothingFound: "Nothing found",
    search: {
      placeholder: "Type to search…",
      searching: "Searching…",
      failed: "The search got no answer. Open the list again.",
      more: "There are more. Type some letters to find them.",
      found: (count: number) => `${count.toLocaleString("en")} found`,
      first: (count: number) => `The first ${count} found. Type more letters to find others.`,
    },
    saved: "Saved",
    save: "Save",
    saving: "Saving…",
    showPassword: "Show or hide the password",
    shortcut: "Ctrl or ⌘ and Enter also sends this form.",
    changedTitle: "Someone else changed this record",
    changedBody:
      "Your text is kept. Load the latest state, compare it with what you wrote, then send again.",
    loadLatest: "Load the latest",
    latest: {
      title: "The latest is loaded",
      taken: (names: string) => `Now shown as somebody else left it: ${names}.`,
      clash: (name: string, theirs: string, yours: string) =>
        `${name}: now “${theirs}”, yours “${yours}”.`,
      yours: "What you wrote stays in the form. Saving replaces the other.",
      none: "Nothing that you wrote is touched by it. Save when you are ready.",
      nothing: "nothing",
    },
    failed: "This was not saved",
    unreachable: "The server did not answer. Your text is kept; try again.",
    unsaved: "What you wrote is not saved yet.",
    discard: "Discard it",
    keep: "Keep writing",
    confirmTyping: (reference: string) => `Type ${reference} to confirm`,
  },

  table: {
    search: "Search",
    searchIn: (label: string) => `Search in ${label}`,
    columns: "Columns",
    exports: {
      label: "Export",
      shown: "CSV, this page as shown",
      csv: "CSV, every row that matches",
      xlsx: "Excel, every row that matches",
      json: "JSON, every row that matches",
    },
    rows: (count: number) => plural(count, "row", "rows"),
    selected: (count: number) => `${count.toLocaleString("en")} selected`,
    clearSelection: "Clear selection",
    selectAll: "Select all rows on this page",
    selectRow: (name: string) => `Select ${name}`,
    bulk: "Acts on the selected rows",
    edit: (field: string, name: string) => `Edit ${field.toLowerCase()} of ${name}`,
    editing: (field: string, name: string) => `${field} of ${name}`,
    editHint: "Enter saves, Escape leaves it as it was.",
    clear: "Clear search and filters",
    remove: (filter: string, value: string) => `Remove filter ${filter}: ${value}`,
    filters: "Filters",
    chosen: (filter: string, count: number) => (count > 0 ? `${filter} (${count})` : filter),
    any: "Any",
    emptyFiltered: "Nothing matches",
    emptyFilteredBody: "No row matches the search and the filters.",
    empty: "Nothing here yet",
    size: "Rows per page",
    first: "First page",
    previous: "Previous page",
    next: "Next page",
    pages: "Pages",
    span: (from: number, to: number, total: number, capped: boolean) =>
      total === 0
        ? "0 rows"
        : `${from.toLocaleString("en")}–${to.toLocaleString("en")} of ${
            capped ? `more than ${total.toLocaleString("en")}` : total.toLocaleString("en")
          }`,
    scroll: (label: string) => `${label}, scrollable`,
  },

  record: {
    facts: "Facts",
    next: "What is next",
    who: "Who",
    until: "Until",
    acts: "Acts",
    links: "Links",
    history: "History",
    noHistory: "Nothing has happened yet.",
    nothingNext: "Nothing is waiting.",
  },

  matrix: {
    likelihood: "Likelihood",
    impact: "Impact",
    cell: (count: number, band: string, likelihood: string, impact: string) =>
      `${count} ${band}: likelihood ${likelihood}, impact ${impact}`,
    was: (count: number) => `was ${count.toLocaleString("en")}`,
  },

  chart: { data: "Show data", draws: "Drawing the chart…" },

  days: {
    late: (days: number) => `${plural(days, "day", "days")} late`,
    today: "today",
    tomorrow: "tomorrow",
    in: (days: number) => `in ${plural(days, "day", "days")}`,
  },
} as const;

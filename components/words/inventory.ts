/** Words of the inventory's list: columns by kind, filters, changes in bulk. */
const count = (n: number, one: string, many: string) =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

export const inventory = {
  tabs: { mine: "My assets", suppliers: "Suppliers", releases: "Releases", flows: "Flows" },
  changes: "Changes in bulk",
  bom: "CycloneDX 1.6 (ML-BOM)",

  columns: {
    release: "Version",
    digest: "Digest",
    licence: "Licence",
    servedBy: "Served by",
    parameters: "Parameters",
    quantisation: "Quantisation",
    retention: "Retention",
    anonymisation: "Anonymisation",
    corpora: "Corpora",
    refresh: "Refresh",
    tenants: "Tenants",
    served: "Served digest",
    engine: "Serving engine",
    tls: "Lowest TLS",
    authentication: "Authentication",
    role: "What it is",
    supplier: "Supplier",
    zone: "Zone",
  },
  days: (n: number) => count(n, "day", "days"),
  endpoints: (n: number) => count(n, "endpoint", "endpoints"),
  inherited: (value: string) => `${value}, inherited`,

  filters: { owner: "Owner", zone: "Zone", need: "Need", review: "Review" },
  me: "Me",

  bulk: {
    change: "Change",
    changeTitle: (n: number) => `Change ${count(n, "asset", "assets")}`,
    changeBody: "Only what you choose here is changed. What you leave open stays as it is.",
    submit: "Change them",
    owner: "Owner",
    ownerHelp: "A new owner has to agree.",
    custodian: "Custodian",
    nobody: "Nobody",
    environment: "Environment",
    zone: "Zone",
    noZone: "No zone",
    classification: "Class",
    nextReview: "Next review",
    skip: "When some are refused, change the others",
    tooMany: "Choose at most 500 assets.",

    finished: "Changed",
    result: "Result",
    counts: (changed: number, unchanged: number, refused: number) =>
      `${changed} changed, ${unchanged} unchanged, ${refused} refused`,
    head: ["Asset", "Result", "Reason"],
    undo: "Undo",
    undoHelp: "For a day it can be undone here or under “Changes in bulk”.",
    undone: "Undone",
    close: "Close",

    confirm: "Confirm",
    confirmTitle: "Confirm that the entries are right",
    confirmed: (n: number) => `${count(n, "asset", "assets")} confirmed for a year`,
    confirmOthers: "Confirm the others",
  },

  batches: {
    title: "Changes in bulk",
    lead: "Imports and changes of many assets at once. A change in bulk can be undone for a day, where nobody changed the asset since.",
    name: "changes-in-bulk",
    back: "Inventory",
    empty: "Nothing was changed in bulk yet",
    emptyBody: "Select assets in the inventory to change them together.",
    columns: {
      title: "Change",
      reference: "Reference",
      kind: "Kind",
      by: "By",
      at: "When",
      state: "State",
      act: "Act",
    },
    undone: "Undone",
    undoable: "Can be undone",
    settled: "Settled",
    undo: "Undo",
    undoTitle: (title: string) => `Undo: ${title}`,
    undoBody: "Each asset gets its former values back, unless somebody changed it since.",
    undoDone: "Undone",
  },

  due: {
    title: (n: number) =>
      `${count(n, "asset of yours waits", "assets of yours wait")} for your look`,
    body: "Look at each; confirm those whose entry is still right.",
    one: "Confirm",
    oneOf: (name: string) => `Confirm ${name}`,
    all: (n: number) => `Confirm all ${n}`,
    more: "Open in the inventory",
  },
} as const;

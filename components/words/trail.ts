/** Words of the trail: the append-only record of who did what. */
export const trail = {
  title: "Trail",
  lead: "Who did what, when. Append-only, sealed into a Merkle tree with signed checkpoints.",
  verify: "Verify the trail",
  verifying: "Verifying…",
  verified: (size: string) => `The trail holds: ${size} entries recomputed, every signature valid.`,
  broken: (count: number) =>
    `The trail does not hold: ${count} ${count === 1 ? "problem" : "problems"} found.`,
  failed: "The trail could not be verified. Try again.",
  checkpoint: "Download checkpoint",
  sealed: (size: string) => `${size} entries sealed`,
  unsealed: (count: string) => `${count} waiting for the seal`,
  empty: "Nothing has happened yet.",
  none: "No entry matches these filters.",
  clear: "Clear the filters",
  older: "Older entries",
  newest: "Newest entries",
  filter: "Show",
  fields: {
    entity: "Kind of record",
    record: "Record",
    actor: "Person",
    action: "Action",
    from: "From",
    until: "Until",
    any: "Any",
    recordHelp: "A reference such as R-05",
  },
  columns: {
    entry: "Entry",
    at: "Time (UTC)",
    who: "Who",
    what: "What",
    record: "Record",
    details: "Details",
    leaf: "Leaf",
  },
  loaded: (at: string) => `took effect ${at}`,
  pending: "not sealed yet",
  system: "Annex",
  history: "History",
  earlier: (count: number) => `${count} earlier ${count === 1 ? "entry" : "entries"}`,
  noHistory: "Nothing has happened to this record yet.",
  changed: "Changed",
  because: (reference: string) => `Because of a change of ${reference}.`,
  byMethod: (edition: string) => `By edition ${edition} of the risk method.`,
  fell: (because: string) => `Because of: ${because}.`,
  moved: (count: number) => `It moved ${count} ${count === 1 ? "record" : "records"}.`,
  was: "Before",
  is: "After",
  none_: "—",
  yes: "yes",
  no: "no",
  leafOf: (leaf: string) => `sealed as leaf ${leaf}`,
  problemKinds: {
    changed: "Changed",
    missing: "Missing",
    reordered: "Reordered",
    truncated: "Truncated",
    signature: "Signature",
  },
} as const;

/** Names that only those who know the workflow's acts would read rightly. */
const SAID: Readonly<Record<string, string>> = {
  "risk.reassessed": "Risk: to be judged again",
  "risk.rescored": "Risk: levels computed anew",
  "risk.band_rose": "Risk: level rose",
};

/** `risk.plan_approved` → `Risk: plan approved`. The event's name is the field's own word. */
export function actionWords(action: string): string {
  const said = SAID[action];
  if (said) return said;
  const [entity = "", act = ""] = action.split(".");
  const words = `${entity}: ${act}`.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `owner_id` → `Owner`. */
export function fieldWords(field: string): string {
  const words = field
    .replace(/_id$/, "")
    .replaceAll(/[._]/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

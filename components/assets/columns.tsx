import type { Column } from "@/components/ui/data-table/columns";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Due, Missing } from "@/components/ui/time";
import { assets as words } from "@/components/words/assets";
import { inventory } from "@/components/words/inventory";
import type { AssetEntry } from "@/lib/domain/assets/schema";
import { fitted, kindColumns } from "./kind-columns";
import type { AssetLabels } from "./table-labels";

const placed = ({ inScope }: AssetEntry) =>
  inScope === null ? "unsaid" : inScope ? "inside" : "outside";

const aboutColumns = (labels: AssetLabels): Column<AssetEntry>[] => [
  {
    id: "name",
    header: words.columns.name,
    sort: "name",
    text: ({ name }) => name,
    cell: ({ name, reference }) => <Link href={`/assets/${reference}`}>{name}</Link>,
  },
  {
    id: "reference",
    header: words.columns.reference,
    sort: "reference",
    text: ({ reference }) => reference,
  },
  {
    id: "kind",
    header: words.columns.kind,
    sort: "kind",
    text: ({ kind }) => labels.kinds[kind],
  },
  { id: "subtype", header: words.columns.subtype, hidden: true, text: ({ subtype }) => subtype },
  {
    id: "state",
    header: words.columns.state,
    text: ({ state }) => labels.states[state],
    cell: ({ state }) => (
      <StatusBadge tone={labels.tones[state]}>{labels.states[state]}</StatusBadge>
    ),
  },
  {
    id: "owner",
    header: words.columns.owner,
    text: ({ owner }) => owner?.name,
    cell: ({ owner }) => owner?.name ?? <Missing />,
  },
];

/** The higher of its own class and of what reaches it counts. */
function classOf({ classification, inheritedClass }: AssetEntry, { classes }: AssetLabels) {
  if (inheritedClass) return inventory.inherited(classes[inheritedClass]);
  return classification && classes[classification];
}

function personalDataOf(row: AssetEntry, labels: AssetLabels) {
  const inherits = row.inheritedPersonalData && row.personalData !== "yes";
  return inherits
    ? inventory.inherited(labels.personalData.yes)
    : labels.personalData[row.personalData];
}

const judgedColumns = (labels: AssetLabels, today: string): Column<AssetEntry>[] => [
  {
    id: "classification",
    header: words.columns.classification,
    text: (row) => classOf(row, labels),
  },
  {
    id: "environment",
    header: words.columns.environment,
    hidden: true,
    text: ({ environment }) => environment?.name,
  },
  { id: "zone", header: inventory.columns.zone, hidden: true, text: ({ zone }) => zone?.name },
  {
    id: "personalData",
    header: words.columns.personalData,
    text: (row) => personalDataOf(row, labels),
    cell: (row) => {
      const said = personalDataOf(row, labels);
      const open = row.personalData === "unknown" && !row.inheritedPersonalData;
      return open ? <StatusBadge tone="warn">{said}</StatusBadge> : said;
    },
  },
  {
    id: "scope",
    header: words.columns.scope,
    hidden: true,
    text: (row) => labels.placements[placed(row)],
  },
  {
    id: "criticality",
    header: words.columns.criticality,
    sort: "criticality",
    numeric: true,
    text: ({ criticality }) => criticality,
  },
  {
    id: "exposure",
    header: words.columns.exposure,
    hidden: true,
    text: ({ exposure }) => exposure && labels.exposures[exposure],
  },
  {
    id: "nextReview",
    header: words.columns.nextReview,
    sort: "nextReview",
    text: ({ nextReview }) => nextReview,
    cell: ({ nextReview, state }) => (
      <Due value={nextReview} today={today} done={state === "retired" || state === "disposed"} />
    ),
  },
];

/** Columns for all kinds, or for the one that is listed. */
export function assetColumns(
  labels: AssetLabels,
  today: string,
  kind: AssetEntry["kind"] | undefined,
): Column<AssetEntry>[] {
  const [about, judged] = [aboutColumns(labels), judgedColumns(labels, today)];
  if (!kind) return [...about, ...judged];
  return [...fitted(kind, about), ...kindColumns(kind, labels), ...fitted(kind, judged)];
}

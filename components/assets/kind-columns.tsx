import type { Column } from "@/components/ui/data-table/columns";
import { inventory as words } from "@/components/words/inventory";
import type { AssetEntry } from "@/lib/domain/assets/schema";
import type { AssetLabels } from "./table-labels";

type Columns = Column<AssetEntry>[];

/** The head of a digest is enough to tell two apart; the record has the whole. */
const short = (digest: unknown) =>
  typeof digest === "string" ? digest.replace(/^(sha256:.{12}).*$/, "$1…") : null;

/** A fact in words: lists by commas, choices by their label. */
function fact(row: AssetEntry, key: string, labels: Readonly<Record<string, string>> = {}) {
  const value = row.facts[key];
  if (value === undefined || typeof value === "boolean") return null;
  if (typeof value === "number") return value;
  return typeof value === "string" ? (labels[value] ?? value) : value.join(", ");
}

const factColumn = (
  id: string,
  header: string,
  labels?: Readonly<Record<string, string>>,
): Column<AssetEntry> => ({ id, header, text: (row) => fact(row, id, labels) });

const { columns } = words;

const release: Column<AssetEntry> = {
  ...{ id: "release", header: columns.release },
  text: (row) => row.release,
};
const licence: Column<AssetEntry> = {
  ...{ id: "licence", header: columns.licence },
  text: (row) => row.licence,
};
const supplier: Column<AssetEntry> = {
  ...{ id: "supplier", header: columns.supplier },
  text: (row) => row.supplier,
};

const model: Columns = [
  release,
  { id: "digest", header: columns.digest, text: ({ digest }) => short(digest) },
  licence,
  {
    id: "servedBy",
    header: columns.servedBy,
    numeric: true,
    text: ({ servedBy }) => (servedBy === 0 ? null : words.endpoints(servedBy)),
  },
  { ...factColumn("parameters", columns.parameters), numeric: true, hidden: true },
  { ...factColumn("quantisation", columns.quantisation), hidden: true },
];

const dataset: Columns = [
  licence,
  {
    id: "retentionDays",
    header: columns.retention,
    numeric: true,
    text: (row) => {
      const days = row.facts.retentionDays;
      return typeof days === "number" ? words.days(days) : null;
    },
  },
  factColumn("anonymisation", columns.anonymisation),
];

const index = ({ tenants }: AssetLabels): Columns => [
  factColumn("corpora", columns.corpora),
  factColumn("refresh", columns.refresh),
  factColumn("tenantSeparation", columns.tenants, tenants),
];

const endpoint = ({ tls }: AssetLabels): Columns => [
  {
    id: "servedDigest",
    header: columns.served,
    text: (row) => short(row.facts.servedDigest),
  },
  {
    id: "authentication",
    header: columns.authentication,
    text: ({ authentication }) => authentication,
  },
  factColumn("minTls", columns.tls, tls),
  { ...factColumn("engine", columns.engine), hidden: true },
];

const supporting = ({ roles }: AssetLabels): Columns => [
  factColumn("role", columns.role, roles),
  supplier,
];

/** What only assets of this kind say. */
export function kindColumns(kind: AssetEntry["kind"], labels: AssetLabels): Columns {
  const of = { model, dataset, index: index(labels), endpoint: endpoint(labels) };
  return kind === "supporting" ? supporting(labels) : of[kind];
}

const SHOWN: Readonly<Record<AssetEntry["kind"], readonly string[]>> = {
  model: [],
  dataset: [],
  index: ["environment"],
  endpoint: ["environment", "exposure"],
  supporting: ["environment"],
};
/** Says little among its own kind. */
const LITTLE = ["kind", "subtype"];

/** Which of the general columns this kind shows from the beginning. */
export function fitted(kind: AssetEntry["kind"], all: Columns): Columns {
  return all
    .filter(({ id }) => !LITTLE.includes(id))
    .map((column) => (SHOWN[kind].includes(column.id) ? { ...column, hidden: false } : column));
}

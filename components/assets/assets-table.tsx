"use client";

import { type ComponentProps, useMemo, useRef } from "react";
import { DataTable } from "@/components/ui/data-table/data-table";
import { assets as words } from "@/components/words/assets";
import { inventory } from "@/components/words/inventory";
import type { AssetEntry } from "@/lib/domain/assets/schema";
import { BulkActs, type BulkRights } from "./bulk/bulk-acts";
import { assetColumns } from "./columns";
import { assetFilters } from "./filters";
import type { AssetLabels } from "./table-labels";

type TableProps = ComponentProps<typeof DataTable<AssetEntry>>;
interface AssetsTableProps extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped"> {
  labels: AssetLabels;
  today: string;
  /** The only kind that is listed: it has columns of its own. */
  kind: AssetEntry["kind"] | undefined;
  can: BulkRights;
  empty: NonNullable<TableProps["empty"]>;
}

/** The inventory as a list. */
export function AssetsTable({ labels, today, kind, can, ...list }: AssetsTableProps) {
  const versions = useVersions(list.rows);
  const columns = useMemo(() => assetColumns(labels, today, kind), [labels, today, kind]);
  const bulk: TableProps["bulk"] = (ids, clear) => (
    <BulkActs assets={ids.map(versions)} labels={labels} can={can} clear={clear} />
  );
  return (
    <DataTable
      name={words.name}
      source={{ collection: "assets", more: [{ format: "cyclonedx", label: inventory.bom }] }}
      label={words.title}
      columns={columns}
      filters={assetFilters(labels)}
      defaultSort="name"
      {...((can.change || can.confirm) && { bulk })}
      {...list}
    />
  );
}

/** The version that was last seen of each row; a selection reaches over pages. */
function useVersions(rows: readonly AssetEntry[]) {
  const seen = useRef(new Map<string, number>()).current;
  for (const { id, version } of rows) seen.set(id, version);
  return (id: string) => ({ id, version: seen.get(id) ?? 1 });
}

"use client";

import dynamic from "next/dynamic";
import { type ComponentProps, useMemo, useRef } from "react";
import { anyAsset } from "@/components/assets/find";
import { ActButton } from "@/components/ui/act-button";
import type { Column, Filter } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge, type Tone } from "@/components/ui/status";
import { proposals as words } from "@/components/words/proposals";
import type { ProposalRow } from "@/lib/domain/risks/proposals/schema";
import { ProposalActs } from "./acts";
import styles from "./proposals.module.css";
import { Reason } from "./reason";
import { useActKeys } from "./use-act-keys";

const DismissMany = dynamic(() => import("./dismiss-many").then((one) => one.DismissMany), {
  ssr: false,
});

/** Labels come from the server, which has the schemas; the browser need not load them. */
export interface ProposalLabels {
  readonly states: Readonly<Record<ProposalRow["state"], string>>;
  readonly tones: Readonly<Record<ProposalRow["state"], Tone>>;
  readonly kinds: Readonly<Record<ProposalRow["asset"]["kind"], string>>;
  readonly threats: readonly { value: string; label: string }[];
}

type TableProps = ComponentProps<typeof DataTable<ProposalRow>>;
interface ProposalsTableProps
  extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped"> {
  labels: ProposalLabels;
  /** The reader decides on some of them. */
  mayDecide: boolean;
}

const MOST = 500;

/** Proposed risks of all assets as a list. */
export function ProposalsTable({ labels, mayDecide, ...list }: ProposalsTableProps) {
  useActKeys();
  const versions = useVersions(list.rows);
  const columns = useMemo(() => columnsWith(labels), [labels]);
  const bulk: TableProps["bulk"] = (ids, clear) => (
    <ActButton
      label={words.dismissSelected}
      title={words.dismissManyTitle(ids.length)}
      description={words.dismissBody}
      disabledReason={ids.length > MOST ? words.tooMany : undefined}
      wide
    >
      <DismissMany proposals={ids.map(versions)} onClose={clear} />
    </ActButton>
  );
  return (
    <DataTable
      name={words.name}
      source={{ collection: "risk-proposals" }}
      label={words.title}
      columns={columns}
      filters={filtersWith(labels)}
      defaultSort="-created"
      empty={{ title: words.empty, body: words.emptyBody }}
      {...(mayDecide && { bulk })}
      {...list}
    />
  );
}

/** The version that was last seen of each row; a selection reaches over pages. */
function useVersions(rows: readonly ProposalRow[]) {
  const seen = useRef(new Map<string, number>()).current;
  for (const { id, version } of rows) seen.set(id, version);
  return (id: string) => ({ id, version: seen.get(id) ?? 1 });
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const filtersWith = ({ states, kinds, threats }: ProposalLabels): Filter[] => [
  { name: "state", label: words.filters.state, options: optionsOf(states) },
  { name: "asset", label: words.filters.asset, options: [], source: anyAsset },
  { name: "kind", label: words.filters.kind, options: optionsOf(kinds) },
  { name: "threat", label: words.filters.threat, options: threats },
];

const columnsWith = ({ states, tones, kinds }: ProposalLabels): Column<ProposalRow>[] => [
  {
    id: "asset",
    header: words.columns.asset,
    text: ({ asset }) => asset.name,
    cell: ({ asset }) =>
      asset.reference ? (
        <Link href={`/assets/${asset.reference}/risks`}>{asset.name}</Link>
      ) : (
        asset.name
      ),
  },
  {
    id: "kind",
    header: words.columns.kind,
    hidden: true,
    text: ({ asset }) => kinds[asset.kind],
  },
  {
    id: "threat",
    header: words.columns.threat,
    text: ({ threat }) => threat.title,
    cell: ({ threat }) => <Link href={`/risks/threats/${threat.id}`}>{threat.title}</Link>,
  },
  {
    id: "reason",
    header: words.reason,
    text: ({ reason }) => reason,
    cell: (one) => (
      <div className={styles.reason}>
        <Reason proposal={one} />
      </div>
    ),
  },
  {
    id: "state",
    header: words.columns.state,
    text: ({ state }) => states[state],
    cell: ({ state }) => <StatusBadge tone={tones[state]}>{states[state]}</StatusBadge>,
  },
  {
    id: "risk",
    header: words.columns.risk,
    hidden: true,
    text: ({ risk }) => risk?.reference,
    cell: ({ risk }) =>
      risk && (
        <Link href={`/risks/${risk.reference}`}>
          {risk.reference} {risk.title}
        </Link>
      ),
  },
  { id: "reference", header: words.columns.reference, hidden: true, text: (row) => row.reference },
  {
    id: "acts",
    header: words.columns.acts,
    text: () => "",
    cell: (one) => <ProposalActs proposal={one} />,
  },
];

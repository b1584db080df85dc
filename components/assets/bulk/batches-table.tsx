"use client";

import type { ComponentProps } from "react";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { columnsFor } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { StatusBadge } from "@/components/ui/status";
import { Moment } from "@/components/ui/time";
import { inventory } from "@/components/words/inventory";
import type { BatchRow } from "@/lib/domain/assets/bulk/schema";
import { undoBatch } from "../actions";
import type { batchActs } from "./batch-acts";

/** What somebody may do is decided on the server; the commands judge again. */
type Row = BatchRow & ReturnType<typeof batchActs> & { readonly kindName: string };
type ListProps = Pick<
  ComponentProps<typeof DataTable<Row>>,
  "rows" | "next" | "total" | "totalIsCapped"
>;

const { batches: words } = inventory;

function stateOf({ undoneAt, undoable }: Row) {
  if (undoneAt) return { tone: "neutral", word: words.undone } as const;
  if (undoable) return { tone: "info", word: words.undoable } as const;
  return { tone: "ok", word: words.settled } as const;
}

const COLUMNS = columnsFor<Row>([
  {
    id: "title",
    header: words.columns.title,
    text: ({ title }) => title,
    cell: ({ title, page }) => (page ? <Link href={page}>{title}</Link> : title),
  },
  { id: "reference", header: words.columns.reference, text: ({ reference }) => reference },
  { id: "kind", header: words.columns.kind, text: ({ kindName }) => kindName },
  { id: "by", header: words.columns.by, text: ({ by }) => by.name },
  {
    id: "at",
    header: words.columns.at,
    sort: "at",
    text: ({ at }) => at,
    cell: ({ at }) => <Moment value={at} />,
  },
  {
    id: "state",
    header: words.columns.state,
    text: (row) => stateOf(row).word,
    cell: (row) => <StatusBadge tone={stateOf(row).tone}>{stateOf(row).word}</StatusBadge>,
  },
  {
    id: "act",
    header: words.columns.act,
    text: () => "",
    cell: ({ mayUndo, mayTakeBack, page, id, version, title }) =>
      mayTakeBack && page ? (
        <LinkButton href={page}>{words.takeBack}</LinkButton>
      ) : (
        mayUndo && (
          <ConfirmButton
            label={words.undo}
            title={words.undoTitle(title)}
            body={words.undoBody}
            command={undoBatch}
            input={{ id, version }}
            done={words.undoDone}
          />
        )
      ),
  },
]);

/** Imports and changes in bulk, the newest first. */
export function BatchesTable(list: ListProps) {
  return (
    <DataTable
      name={words.name}
      label={words.title}
      columns={COLUMNS}
      defaultSort="-at"
      empty={{ title: words.empty, body: words.emptyBody }}
      {...list}
    />
  );
}

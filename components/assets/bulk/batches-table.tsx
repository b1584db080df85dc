"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { columnsFor } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import type { Command } from "@/components/ui/form/outcome";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { StatusBadge } from "@/components/ui/status";
import { Moment } from "@/components/ui/time";
import { inventory } from "@/components/words/inventory";
import type { BatchRow } from "@/lib/domain/assets/bulk/schema";
import { undoBatch } from "../actions";
import type { batchActs } from "./batch-acts";

const VoidsNote = dynamic(
  () => import("@/components/risks/voids-note").then((one) => one.VoidsNote),
  { ssr: false },
);

/** What somebody may do is decided on the server; the commands judge again. */
type Row = BatchRow & ReturnType<typeof batchActs> & { readonly kindName: string };
type ListProps = Pick<
  ComponentProps<typeof DataTable<Row>>,
  "rows" | "next" | "total" | "totalIsCapped"
>;

const { batches: words } = inventory;
interface BatchesTableProps extends ListProps {
  /** Takes a change back. */
  undo?: Command<unknown>;
  /** What it takes back moves what acceptances bind. */
  isBound?: boolean;
  /** Where the list is of something else than assets. */
  own?: Worded;
}
type Worded = Readonly<Record<"name" | "title" | "empty" | "emptyBody" | "undoBody", string>>;

function stateOf({ undoneAt, undoable }: Row) {
  if (undoneAt) return { tone: "neutral", word: words.undone } as const;
  if (undoable) return { tone: "info", word: words.undoable } as const;
  return { tone: "ok", word: words.settled } as const;
}

const columnsWith = (undo: Command<unknown>, undoBody: string, isBound: boolean) =>
  columnsFor<Row>([
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
              body={undoBody}
              command={undo}
              input={{ id, version }}
              done={words.undoDone}
              note={isBound && <VoidsNote change={{ undone: id }} />}
            />
          )
        ),
    },
  ]);

/** Imports and changes in bulk, the newest first. */
export function BatchesTable({
  undo = undoBatch,
  own = words,
  isBound = true,
  ...list
}: BatchesTableProps) {
  const { name, title, empty, emptyBody, undoBody } = own;
  return (
    <DataTable
      name={name}
      label={title}
      columns={columnsWith(undo, undoBody, isBound)}
      defaultSort="-at"
      empty={{ title: empty, body: emptyBody }}
      {...list}
    />
  );
}

"use client";

import { Button } from "@mantine/core";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { imports as words } from "@/components/words/imports";
import type { ChosenFile, ImportLabels } from "./shape";

interface FileListProps {
  files: readonly ChosenFile[];
  labels: ImportLabels;
  onLeaveOut: (at: number) => void;
}

/** Each file with the format it has, or why it cannot be read and the way on without it. */
export function FileList({ files, labels, onLeaveOut }: FileListProps) {
  const isBad = files.some((one) => one.error);
  return (
    <Section title={words.chosen}>
      <PlainTable
        label={words.chosen}
        head={isBad ? [...words.fileHead, words.fileAct] : words.fileHead}
        rows={files.map(({ path, read, error }, at) => ({
          id: path,
          cells: [
            path,
            read && (labels.formats[read.format] ?? read.format),
            read ? holdsOf(read) : error,
            ...(isBad ? [error && <LeaveOut key="act" onLeave={() => onLeaveOut(at)} />] : []),
          ],
        }))}
      />
    </Section>
  );
}

const LeaveOut = ({ onLeave }: { onLeave: () => void }) => (
  <Button size="compact-xs" variant="default" onClick={onLeave}>
    {words.leaveFileOut}
  </Button>
);

/** A table holds rows until its columns are named; what a draft names besides itself is said. */
function holdsOf({ drafts, warnings, columns }: NonNullable<ChosenFile["read"]>) {
  if (columns && drafts.length === 0)
    return [words.holdsRows(columns.rows), ...warnings].join(". ");
  const names = new Set(drafts.map(({ kind, name }) => `${kind} ${name.toLowerCase()}`));
  const named = drafts.flatMap(({ relations = [] }) =>
    relations.map(({ to }) => `${to.kind} ${to.name.toLowerCase()}`),
  );
  const others = new Set(named.filter((one) => !names.has(one))).size;
  const also = others > 0 ? [words.namesOthers(others)] : [];
  return [words.holds(drafts.length), ...also, ...warnings].join(". ");
}

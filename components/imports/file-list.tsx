"use client";

import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { imports as words } from "@/components/words/imports";
import type { ChosenFile, ImportLabels } from "./shape";

interface FileListProps {
  files: readonly ChosenFile[];
  labels: ImportLabels;
}

/** Each file with the format it has, or why it cannot be read. */
export function FileList({ files, labels }: FileListProps) {
  return (
    <Section title={words.chosen}>
      <PlainTable
        label={words.chosen}
        head={words.fileHead}
        rows={files.map(({ path, read, error }) => ({
          id: path,
          cells: [
            path,
            read && (labels.formats[read.format] ?? read.format),
            error ?? read?.warnings.join(" ") ?? "",
          ].map((cell, at) => (at === 2 && read ? holdsOf(read) : cell)),
        }))}
      />
    </Section>
  );
}

const holdsOf = ({ drafts, warnings }: NonNullable<ChosenFile["read"]>) =>
  [words.holds(drafts.length), ...warnings].join(". ");

import { undoImport } from "@/components/assets/actions";
import { VoidsNote } from "@/components/risks/voids-note";
import { imports as words } from "@/components/words/imports";
import type { ImportRecord } from "@/lib/domain/risks/imports/schema";
import { TakingBack } from "./taking-back";

/** Taking back an import of assets. */
export const UndoImport = ({ record }: { record: ImportRecord }) => (
  <TakingBack
    record={record}
    command={undoImport}
    words={words}
    note={<VoidsNote change={{ undone: record.reference }} />}
  />
);

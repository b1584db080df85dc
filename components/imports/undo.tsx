import { undoImport } from "@/components/assets/actions";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { formatMoment } from "@/components/ui/format";
import { Note } from "@/components/ui/note";
import { imports as words } from "@/components/words/imports";
import type { ImportRecord } from "@/lib/domain/risks/imports/schema";

/** Taking an import back, or what stands against it. */
export function UndoImport({ record }: { record: ImportRecord }) {
  const { reference, undoneAt, against, mayUndo, undoUntil } = record;
  if (undoneAt) return <Note tone="neutral">{words.undone}</Note>;
  if (!mayUndo) return null;
  if (against.length > 0) {
    return (
      <Note tone="neutral" title={words.against}>
        <ul>
          {against.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Note>
    );
  }
  return (
    <ConfirmButton
      label={words.undo}
      body={words.undoLead(formatMoment(undoUntil))}
      command={undoImport}
      input={{ id: reference }}
      done={words.undoDone}
      danger
    />
  );
}

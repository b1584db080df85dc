import { ConfirmButton } from "@/components/ui/confirm-button";
import { formatMoment } from "@/components/ui/format";
import { Note } from "@/components/ui/note";
import { loads as words } from "@/components/words/loads";
import type { LoadRecord } from "@/lib/domain/risks/loads/schema";
import { undoRiskImport } from "../register/actions";

/** Taking an import back, or what stands against it. */
export function UndoLoad({ record }: { record: LoadRecord }) {
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
      command={undoRiskImport}
      input={{ id: reference }}
      done={words.undoDone}
      danger
    />
  );
}

import type { ReactNode } from "react";
import { ConfirmButton, type ConfirmButtonProps } from "@/components/ui/confirm-button";
import { formatMoment } from "@/components/ui/format";
import { Note } from "@/components/ui/note";

interface Taken {
  readonly reference: string;
  readonly undoneAt: string | null;
  readonly against: readonly string[];
  readonly mayUndo: boolean;
  readonly undoUntil: string;
}

interface TakingBackProps {
  record: Taken;
  /** What to know before taking it back. */
  note?: ReactNode;
  command: ConfirmButtonProps["command"];
  words: {
    readonly undo: string;
    readonly undoLead: (until: string) => string;
    readonly undone: string;
    readonly undoDone: string;
    readonly against: string;
  };
}

/** Taking an import back, whatever it brought, or what stands against it. */
export function TakingBack({ record, command, words, note }: TakingBackProps) {
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
      command={command}
      input={{ id: reference }}
      done={words.undoDone}
      note={note}
      danger
    />
  );
}

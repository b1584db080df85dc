import { Button, Group } from "@mantine/core";
import { Note } from "@/components/ui/note";
import { register as words } from "@/components/words/register";
import type { Unsaved } from "./use-line-edit";

interface UnsavedNoteProps {
  unsaved: Unsaved;
  onLatest: () => void;
  onDismiss: () => void;
}

/** What was written into a line and is not saved; the line shows what it said before. */
export function UnsavedNote({ unsaved, onLatest, onDismiss }: UnsavedNoteProps) {
  const { reference, said, isConflict } = unsaved;
  return (
    <Note urgent tone={isConflict ? "warn" : "bad"} title={words.notSaved(reference)}>
      {said.map((one) => (
        <p key={one}>{one}</p>
      ))}
      <Group gap="xs">
        {isConflict && (
          <Button size="xs" variant="default" onClick={onLatest}>
            {words.useLatest}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={onDismiss}>
          {words.dismiss}
        </Button>
      </Group>
    </Note>
  );
}

"use client";

import { Button, Group, Stack } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useDialog } from "@/components/ui/dialog-context";
import { FailureNote } from "@/components/ui/form/failure-note";
import { useCommand } from "@/components/ui/form/use-command";
import { PlainTable } from "@/components/ui/plain-table";
import { register } from "@/components/words/register";
import type { RisksChanged } from "@/lib/domain/risks/bulk/schema";
import { undoRisks } from "./actions";

const { bulk: words } = register;

/** What became of each risk, and the way back. */
export function ChangeResult({ done, onClose }: { done: RisksChanged; onClose: () => void }) {
  const [shown, setShown] = useState(done);
  const dialog = useDialog();
  const status = useRef<HTMLParagraphElement>(null);
  const undo = useCommand<RisksChanged>(undoRisks, { done: words.undone, onDone: setShown });
  const isUndone = shown !== done;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table is another, and so was the focus
  useEffect(() => status.current?.focus(), [shown]);

  function close() {
    dialog?.finish();
    onClose();
  }
  const { id, version } = done.batch;
  return (
    <Stack gap="sm">
      <p role="status" ref={status} tabIndex={-1}>
        {isUndone && `${words.undone}: `}
        {words.done(shown.changed, shown.refused)}
      </p>
      {undo.failure && <FailureNote failure={undo.failure} />}
      <PlainTable
        label={words.preview}
        head={words.head}
        rows={shown.rows.map((row) => ({
          id: row.id,
          cells: [`${row.reference} ${row.name}`, words.said[row.result], row.reason ?? ""],
        }))}
      />
      {!isUndone && <p>{words.undoHelp}</p>}
      <Group justify="flex-end" gap="xs">
        {!isUndone && (
          <Button
            size="xs"
            variant="default"
            loading={undo.pending}
            onClick={() => undo.run({ id, version })}
          >
            {words.undo}
          </Button>
        )}
        <Button size="xs" onClick={close}>
          {words.close}
        </Button>
      </Group>
    </Stack>
  );
}

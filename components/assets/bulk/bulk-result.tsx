"use client";

import { Button, Group, Stack } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useDialog } from "@/components/ui/dialog-context";
import { FailureNote } from "@/components/ui/form/failure-note";
import { useCommand } from "@/components/ui/form/use-command";
import { PlainTable } from "@/components/ui/plain-table";
import { inventory } from "@/components/words/inventory";
import type { ChangedMany } from "@/lib/domain/assets/bulk/schema";
import { undoBatch } from "../actions";
import type { AssetLabels } from "../table-labels";

interface BulkResultProps {
  done: ChangedMany;
  labels: AssetLabels;
  onClose: () => void;
}

const { bulk: words } = inventory;

/** What became of each asset, and the way back. */
export function BulkResult({ done, labels, onClose }: BulkResultProps) {
  const [shown, setShown] = useState(done);
  const dialog = useDialog();
  const status = useRef<HTMLParagraphElement>(null);
  const undo = useCommand(undoBatch, { done: words.undone, onDone: setShown });
  const isUndone = shown !== done;
  const { batch } = done;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form is gone, and so was the focus
  useEffect(() => status.current?.focus(), [shown]);

  function close() {
    dialog?.finish();
    onClose();
  }
  return (
    <Stack gap="sm">
      <p role="status" ref={status} tabIndex={-1}>
        {isUndone && `${words.undone}: `}
        {words.counts(shown.changed, shown.unchanged, shown.refused)}
      </p>
      {undo.failure && <FailureNote failure={undo.failure} />}
      <PlainTable
        label={words.result}
        head={words.head}
        rows={shown.rows.map(({ id, reference, name, result, reason }) => ({
          id,
          cells: [`${reference} ${name}`, labels.results[result], reason ?? ""],
        }))}
      />
      {!isUndone && <p>{words.undoHelp}</p>}
      <Group justify="flex-end" gap="xs">
        {!isUndone && (
          <Button
            size="xs"
            variant="default"
            loading={undo.pending}
            onClick={() => undo.run({ id: batch.id, version: batch.version })}
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
